namespace TrackStore;

/// <summary>
/// Stores pictures of tracks and albums in four sizes, each distinct original once however many tracks and albums show it.
/// Safe to call from any thread; decoding and database work stay off the caller's thread.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used, and
/// <see cref="OperationCanceledException"/> when it was cancelled before it was committed. A write is committed whole or not at all.
/// </remarks>
public interface IImageRepository
{
    /// <summary>Reads a track's own picture; it does not fall back to the album's.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The picture, or null when the track has none of its own.</returns>
    Task<Image?> GetTrackImageAsync(long trackId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default);

    /// <summary>Reads an album's picture.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The picture, or null when the album has none.</returns>
    Task<Image?> GetAlbumImageAsync(long albumId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default);

    /// <summary>
    /// Answers which rendition a request shows, in one query and without reading bytes: for a track its own, else, unless it wants no fallback, its
    /// album's. A target in pixels is met by the stored rendition that <see cref="ImageTarget"/> says; placeholders are not the repository's business.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rendition (its <see cref="ImageInfo.TrackId"/> or <see cref="ImageInfo.AlbumId"/> says which step won), or null when there is none.</returns>
    Task<ImageInfo?> ResolveAsync(ImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Answers which renditions the requests of a page of rows show, in one query and without reading bytes.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The renditions by request; a request without a picture is not among them.</returns>
    Task<IReadOnlyDictionary<ImageRequest, ImageInfo>> ResolveAsync(IReadOnlyList<ImageRequest> requests, CancellationToken cancellationToken = default);

    /// <summary>Reads a rendition's bytes.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes, or null when the rendition is gone because its picture was replaced.</returns>
    Task<ReadOnlyMemory<byte>?> ReadAsync(long imageId, CancellationToken cancellationToken = default);

    /// <summary>Reads several renditions' bytes in one query.</summary>
    /// <param name="imageIds">The renditions' identifiers; all of their bytes are held at once, so that a page of thumbnails is meant and no library.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes of those that are there.</returns>
    Task<IReadOnlyDictionary<long, ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyCollection<long> imageIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the four renditions of a picture and gives them to a track, an album or both, in one transaction. It replaces the picture of the same
    /// source and kind; other sources' stay beside it, and <see cref="IArtworkSelector"/> says which one is shown. An original that is known already,
    /// byte for byte, is linked without decoding it again. The sizes, the shape and the format are <c>ArtworkOptions.Renditions</c>.
    /// </summary>
    /// <param name="originalData">The encoded original: JPEG, PNG, WebP, GIF or AVIF, within the limits of <c>ArtworkOptions</c>. Copied, not changed; stored only with <c>ArtworkOptions.KeepOriginals</c>.</param>
    /// <param name="trackId">The track, or null.</param>
    /// <param name="albumId">The album, or null. One of the two must be given.</param>
    /// <param name="source">Where the picture came from: a platform, or <see cref="Sources.User"/>; at most 50 characters, stored lower-case.</param>
    /// <param name="sourceUrl">The address that it came from, at most 2,000 characters, or null.</param>
    /// <param name="kind">What the picture shows.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is stored then.</param>
    /// <returns>
    /// The four renditions by size of the picture that the source now gives the track (or, without one, the album). That is the one it gave before
    /// when that was larger: a source doesn't replace its own picture by a smaller one, save the user.
    /// </returns>
    /// <exception cref="ImageRejectedException">The bytes are no such picture, are damaged, or exceed a limit; nothing was stored.</exception>
    /// <exception cref="ImageProcessorUnavailableException">The image processor's native library can't be loaded on this platform.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    /// <exception cref="ArgumentException">Neither a track nor an album is given, or a text is empty or too long.</exception>
    Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        ReadOnlyMemory<byte> originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.User,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the four renditions of a picture from a stream, as the overload for bytes does. No more than the size limit and one byte is read.
    /// </summary>
    /// <param name="originalData">The stream, read from its position to its end and left open.</param>
    /// <param name="trackId">The track, or null.</param>
    /// <param name="albumId">The album, or null. One of the two must be given.</param>
    /// <param name="source">Where the picture came from: a platform, or <see cref="Sources.User"/>; at most 50 characters, stored lower-case.</param>
    /// <param name="sourceUrl">The address that it came from, at most 2,000 characters, or null.</param>
    /// <param name="kind">What the picture shows.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is stored then.</param>
    /// <returns>
    /// The four renditions by size of the picture that the source now gives the track (or, without one, the album). That is the one it gave before
    /// when that was larger: a source doesn't replace its own picture by a smaller one, save the user.
    /// </returns>
    /// <exception cref="ImageRejectedException">The bytes are no such picture, are damaged, or exceed a limit; nothing was stored.</exception>
    /// <exception cref="ImageProcessorUnavailableException">The image processor's native library can't be loaded on this platform.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    /// <exception cref="ArgumentException">Neither a track nor an album is given, or a text is empty or too long.</exception>
    Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        Stream originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.User,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>Lists a track's own renditions without their bytes, the smallest first.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The renditions; empty when the track has no picture of its own.</returns>
    Task<IReadOnlyList<ImageInfo>> ListTrackImagesAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>Lists an album's renditions without their bytes, the smallest first.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The renditions; empty when the album has no picture.</returns>
    Task<IReadOnlyList<ImageInfo>> ListAlbumImagesAsync(long albumId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes all front pictures of a track away, whatever their source, and the user's choice with them, be it "deliberately none"; their bytes are deleted when nothing else refers to them. What
    /// <see cref="IArtworkLookups"/> remembers stays, and a sync may bring pictures again.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when there was a picture or a choice.</returns>
    Task<bool> DeleteTrackImagesAsync(long trackId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes all front pictures of an album away, whatever their source, and the user's choice with them, be it "deliberately none"; their bytes are deleted when nothing else refers to them. What
    /// <see cref="IArtworkLookups"/> remembers stays, and a sync may bring pictures again.
    /// </summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when there was a picture or a choice.</returns>
    Task<bool> DeleteAlbumImagesAsync(long albumId, CancellationToken cancellationToken = default);
}
