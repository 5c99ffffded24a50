namespace TrackStore;

/// <summary>
/// Asks for one picture. Equal requests share one read and one cache entry; unequal ones that show the same rendition share its bytes.
/// </summary>
public readonly record struct ImageRequest
{
    /// <summary>Gets whose picture: a track's or an album's.</summary>
    public ImageSubject Subject { get; init; }

    /// <summary>Gets the identifier of the track or album.</summary>
    public long Id { get; init; }

    /// <summary>Gets how large the picture is wanted.</summary>
    /// <value>The default is <see cref="ImageSize.Thumbnail"/>, exactly.</value>
    public ImageTarget Target { get; init; }

    /// <summary>Gets what the picture shows.</summary>
    /// <value>The default is <see cref="ArtworkKind.Front"/>.</value>
    public ArtworkKind Kind { get; init; }

    /// <summary>Gets what may stand in for a picture that there isn't.</summary>
    /// <value>The default is <see cref="ImageFallback.Placeholder"/>: everything.</value>
    public ImageFallback Fallback { get; init; }

    /// <summary>Gets the track's identifier, or null when the request is about an album.</summary>
    public long? TrackId => Subject == ImageSubject.Track ? Id : null;

    /// <summary>Gets the album's identifier, or null when the request is about a track.</summary>
    public long? AlbumId => Subject == ImageSubject.Album ? Id : null;

    /// <summary>Asks for a track's picture: its own, else its album's.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="target">How large it is wanted: a rendition's name, or device pixels.</param>
    /// <param name="kind">What the picture shows.</param>
    /// <returns>The request.</returns>
    public static ImageRequest ForTrack(long trackId, ImageTarget target = default, ArtworkKind kind = ArtworkKind.Front)
        => new() { Subject = ImageSubject.Track, Id = trackId, Target = target, Kind = kind };

    /// <summary>Asks for an album's picture.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="target">How large it is wanted: a rendition's name, or device pixels.</param>
    /// <param name="kind">What the picture shows.</param>
    /// <returns>The request.</returns>
    public static ImageRequest ForAlbum(long albumId, ImageTarget target = default, ArtworkKind kind = ArtworkKind.Front)
        => new() { Subject = ImageSubject.Album, Id = albumId, Target = target, Kind = kind };
}
