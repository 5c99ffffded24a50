namespace TrackStore;

/// <summary>
/// A request for one image. Equal requests share a read and a cache entry; other requests for the same rendition share its bytes.
/// </summary>
public readonly record struct ImageRequest
{
    /// <summary>
    /// Gets the track or album whose image is requested, or the default value when the request is for a preview. A track without an image
    /// of its own shows its album's.
    /// </summary>
    public ArtworkOwner Owner { get; init; }

    /// <summary>
    /// Gets the address of a platform's picture that the library doesn't have, or null when the request is for a track or album.
    /// </summary>
    public string? PreviewUrl { get; init; }

    /// <summary>Gets the requested size.</summary>
    /// <value>The default is <see cref="ImageSize.Thumbnail"/> with <see cref="ImageMatch.Exact"/>.</value>
    public ImageTarget Target { get; init; }

    /// <summary>Gets the kind of artwork.</summary>
    /// <value>The default is <see cref="ArtworkKind.Front"/>.</value>
    public ArtworkKind Kind { get; init; }

    /// <summary>Gets what replaces a missing image.</summary>
    /// <value>The default is <see cref="ImageFallback.Placeholder"/>.</value>
    public ImageFallback Fallback { get; init; }

    /// <summary>Gets the track's identifier, or null when the request is not for a track.</summary>
    public long? TrackId => Owner.TrackId;

    /// <summary>Gets the album's identifier, or null when the request is not for an album.</summary>
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

    /// <summary>
    /// Creates a request for a preview: a picture that a platform offers and the library doesn't have, such as the cover of a search
    /// result. The loader downloads it under <c>ArtworkDownloadOptions</c>, and stores nothing in the library.
    /// </summary>
    /// <param name="url">
    /// The address. It need not be valid: a bad one fails when it is loaded. <see cref="IArtworkPreviews.CreateRequest"/> chooses it.
    /// </param>
    /// <param name="target">The size: a rendition's name, or device pixels.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The address is blank.</exception>
    public static ImageRequest ForPreview(string url, ImageTarget target = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        return new() { PreviewUrl = url, Target = target };
    }
}
