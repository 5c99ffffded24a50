namespace TrackStore;

/// <summary>
/// A request for one image. Equal requests share a read and a cache entry; other requests for the same rendition share its bytes.
/// </summary>
public readonly record struct ImageRequest
{
    /// <summary>Gets whether the image of a track or of an album is requested.</summary>
    public ImageSubject Subject { get; init; }

    /// <summary>Gets the identifier of the track or album.</summary>
    public long Id { get; init; }

    /// <summary>Gets the requested size.</summary>
    /// <value>The default is <see cref="ImageSize.Thumbnail"/> with <see cref="ImageMatch.Exact"/>.</value>
    public ImageTarget Target { get; init; }

    /// <summary>Gets the kind of artwork.</summary>
    /// <value>The default is <see cref="ArtworkKind.Front"/>.</value>
    public ArtworkKind Kind { get; init; }

    /// <summary>Gets what replaces a missing image.</summary>
    /// <value>The default is <see cref="ImageFallback.Placeholder"/>.</value>
    public ImageFallback Fallback { get; init; }

    /// <summary>Gets the track's identifier, or null when the request is for an album.</summary>
    public long? TrackId => Subject == ImageSubject.Track ? Id : null;

    /// <summary>Gets the album's identifier, or null when the request is for a track.</summary>
    public long? AlbumId => Subject == ImageSubject.Album ? Id : null;

    /// <summary>Creates a request for a track's own image, or else its album's.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="target">The size: a rendition's name, or device pixels.</param>
    /// <param name="kind">The kind of artwork.</param>
    /// <returns>The request.</returns>
    public static ImageRequest ForTrack(long trackId, ImageTarget target = default, ArtworkKind kind = ArtworkKind.Front)
        => new() { Subject = ImageSubject.Track, Id = trackId, Target = target, Kind = kind };

    /// <summary>Creates a request for an album's image.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="target">The size: a rendition's name, or device pixels.</param>
    /// <param name="kind">The kind of artwork.</param>
    /// <returns>The request.</returns>
    public static ImageRequest ForAlbum(long albumId, ImageTarget target = default, ArtworkKind kind = ArtworkKind.Front)
        => new() { Subject = ImageSubject.Album, Id = albumId, Target = target, Kind = kind };
}
