namespace TrackStore;

/// <summary>
/// A request for one image. Equal requests share a read and a cache entry; other requests for the same rendition share its bytes.
/// </summary>
public readonly record struct ImageRequest
{
    /// <summary>Gets the track or album whose image is requested. A track without an image of its own shows its album's.</summary>
    public ArtworkOwner Owner { get; init; }

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
    public long? TrackId => Owner.TrackId;

    /// <summary>Gets the album's identifier, or null when the request is for a track.</summary>
    public long? AlbumId => Owner.AlbumId;

    /// <summary>Creates a request for the image of a track or album.</summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="target">The size: a rendition's name, or device pixels.</param>
    /// <param name="kind">The kind of artwork.</param>
    /// <returns>The request.</returns>
    public static ImageRequest For(ArtworkOwner owner, ImageTarget target = default, ArtworkKind kind = ArtworkKind.Front)
        => new() { Owner = owner, Target = target, Kind = kind };

    /// <summary>Creates a request for a track's own image, or else its album's.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="target">The size: a rendition's name, or device pixels.</param>
    /// <param name="kind">The kind of artwork.</param>
    /// <returns>The request.</returns>
    public static ImageRequest ForTrack(long trackId, ImageTarget target = default, ArtworkKind kind = ArtworkKind.Front)
        => For(ArtworkOwner.Track(trackId), target, kind);

    /// <summary>Creates a request for an album's image.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="target">The size: a rendition's name, or device pixels.</param>
    /// <param name="kind">The kind of artwork.</param>
    /// <returns>The request.</returns>
    public static ImageRequest ForAlbum(long albumId, ImageTarget target = default, ArtworkKind kind = ArtworkKind.Front)
        => For(ArtworkOwner.Album(albumId), target, kind);
}
