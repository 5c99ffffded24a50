namespace TrackStore;

/// <summary>Asks for one picture. Equal requests share one read and one cache entry.</summary>
/// <param name="Subject">Whose picture: a track's or an album's.</param>
/// <param name="Id">The identifier of the track or album.</param>
/// <param name="Size">The rendition.</param>
/// <param name="Kind">What the picture shows.</param>
public readonly record struct ImageRequest(ImageSubject Subject, long Id, ImageSize Size = ImageSize.Thumbnail, ArtworkKind Kind = ArtworkKind.Front)
{
    /// <summary>Gets the track's identifier, or null when the request is about an album.</summary>
    public long? TrackId => Subject == ImageSubject.Track ? Id : null;

    /// <summary>Gets the album's identifier, or null when the request is about a track.</summary>
    public long? AlbumId => Subject == ImageSubject.Album ? Id : null;

    /// <summary>Asks for a track's picture: its own, else its album's.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="kind">What the picture shows.</param>
    /// <returns>The request.</returns>
    public static ImageRequest ForTrack(long trackId, ImageSize size = ImageSize.Thumbnail, ArtworkKind kind = ArtworkKind.Front)
        => new(ImageSubject.Track, trackId, size, kind);

    /// <summary>Asks for an album's picture.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="kind">What the picture shows.</param>
    /// <returns>The request.</returns>
    public static ImageRequest ForAlbum(long albumId, ImageSize size = ImageSize.Thumbnail, ArtworkKind kind = ArtworkKind.Front)
        => new(ImageSubject.Album, albumId, size, kind);
}
