namespace TrackStore;

/// <summary>
/// Stores and reads the pictures of tracks and albums. Each distinct original is stored once, in four sizes, however many tracks and albums
/// show it. All members are thread-safe, and decoding and database work never run on the caller's thread.
/// </summary>
/// <remarks>
/// Every call may throw <see cref="StoreUnavailableException"/> or <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled before it is committed. A write is committed as a whole or not at all.
/// </remarks>
public interface IImageRepository
{
    /// <summary>Reads a track's own picture, without falling back to the album's.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The picture, or null when the track has no picture of its own.</returns>
    Task<Image?> GetTrackImageAsync(long trackId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default);

    /// <summary>Reads an album's picture.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The picture, or null when the album has none.</returns>
    Task<Image?> GetAlbumImageAsync(long albumId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the rendition for a request, in one query and without reading its bytes: a track's own, or its album's when the request allows
    /// the fallback. <see cref="ImageTarget"/> describes which rendition fits a target in pixels. Placeholders are not considered.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The rendition, or null when there is none. <see cref="ImageInfo.TrackId"/> or <see cref="ImageInfo.AlbumId"/> tells whose picture it
    /// is.
    /// </returns>
    Task<ImageInfo?> ResolveAsync(ImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds the renditions for the requests of a page of rows, in one query and without reading their bytes.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The renditions by request. A request without a picture is missing.</returns>
    Task<IReadOnlyDictionary<ImageRequest, ImageInfo>> ResolveAsync(
        IReadOnlyList<ImageRequest> requests,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads a rendition of a picture by its key, in one query: whether the picture is shown or is only a candidate, and whosever it is.
    /// </summary>
    /// <param name="key">The key, such as that of a row, an album or an <see cref="ArtworkCandidate"/>.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes, or null when the picture no longer exists, such as when it was rendered again and has a new key.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is not defined.</exception>
    Task<ImageContent?> ReadAsync(ArtworkKey key, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default);

    /// <summary>Reads a rendition's bytes.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes, or null when the rendition no longer exists because its picture was replaced.</returns>
    Task<ReadOnlyMemory<byte>?> ReadAsync(long imageId, CancellationToken cancellationToken = default);

    /// <summary>Reads several renditions' bytes in one query.</summary>
    /// <param name="imageIds">
    /// The renditions' identifiers. All bytes are in memory at once, so pass a page of thumbnails rather than a library.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes of the renditions that exist, by identifier.</returns>
    Task<IReadOnlyDictionary<long, ReadOnlyMemory<byte>>> ReadAsync(
        IReadOnlyCollection<long> imageIds,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the four renditions of a picture and gives them to a track, an album or both, in one transaction. The picture replaces the one
    /// of the same source and kind. Pictures of other sources stay, and <see cref="IArtworkSelector"/> decides which one is shown. An
    /// original that is already stored, byte for byte, is linked without decoding it again. <c>ArtworkOptions.Renditions</c> sets the
    /// sizes, the shape and the format.
    /// </summary>
    /// <param name="originalData">
    /// The encoded original: JPEG, PNG, WebP, GIF or AVIF, within the limits of <c>ArtworkOptions</c>. It is copied, and stored only with
    /// <c>ArtworkOptions.KeepOriginals</c>.
    /// </param>
    /// <param name="trackId">The track, or null.</param>
    /// <param name="albumId">The album, or null. One of the two must be given.</param>
    /// <param name="source">
    /// Where the picture comes from, at most 50 characters, stored in lower case. <see cref="Sources.Base"/> is the host's own picture,
    /// such as the cover that is embedded in the file or lies in its folder; <c>ArtworkOptions.SourceRanking</c> ranks it among the
    /// platforms.
    /// <see cref="Sources.User"/> is a picture that the user chooses, which is shown whatever the platforms provide.
    /// </param>
    /// <param name="sourceUrl">The address of the picture, at most 2,000 characters, or null.</param>
    /// <param name="kind">What the picture shows.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing is stored in that case.</param>
    /// <returns>
    /// The four renditions, by size, of the picture that the track (or, without a track, the album) now has from the source. This is the
    /// previous picture when that one is larger and a platform's: a platform does not replace its own picture by a smaller one. It is also
    /// the previous picture when the user has chosen that one, unless the new one is from <see cref="Sources.User"/>.
    /// </returns>
    /// <exception cref="ImageRejectedException">
    /// The original is not an accepted picture, is damaged, or exceeds a limit. Nothing was stored.
    /// </exception>
    /// <exception cref="ImageProcessorUnavailableException">
    /// The image processor's native library can't be loaded on this platform.
    /// </exception>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    /// <exception cref="ArgumentException">Neither a track nor an album is given, or a text is empty or too long.</exception>
    Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        ReadOnlyMemory<byte> originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.Base,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the four renditions of a picture from a stream, like the overload for bytes. At most one byte more than the size limit is
    /// read.
    /// </summary>
    /// <param name="originalData">The stream. It is read from its position to its end and left open.</param>
    /// <param name="trackId">The track, or null.</param>
    /// <param name="albumId">The album, or null. One of the two must be given.</param>
    /// <param name="source">
    /// Where the picture comes from, at most 50 characters, stored in lower case. <see cref="Sources.Base"/> is the host's own picture,
    /// such as the cover that is embedded in the file or lies in its folder; <c>ArtworkOptions.SourceRanking</c> ranks it among the
    /// platforms.
    /// <see cref="Sources.User"/> is a picture that the user chooses, which is shown whatever the platforms provide.
    /// </param>
    /// <param name="sourceUrl">The address of the picture, at most 2,000 characters, or null.</param>
    /// <param name="kind">What the picture shows.</param>
    /// <param name="cancellationToken">Cancels the call. Nothing is stored in that case.</param>
    /// <returns>
    /// The four renditions, by size, of the picture that the track (or, without a track, the album) now has from the source. This is the
    /// previous picture when that one is larger and a platform's: a platform does not replace its own picture by a smaller one. It is also
    /// the previous picture when the user has chosen that one, unless the new one is from <see cref="Sources.User"/>.
    /// </returns>
    /// <exception cref="ImageRejectedException">
    /// The original is not an accepted picture, is damaged, or exceeds a limit. Nothing was stored.
    /// </exception>
    /// <exception cref="ImageProcessorUnavailableException">
    /// The image processor's native library can't be loaded on this platform.
    /// </exception>
    /// <exception cref="TrackNotFoundException">The track does not exist.</exception>
    /// <exception cref="AlbumNotFoundException">The album does not exist.</exception>
    /// <exception cref="ArgumentException">Neither a track nor an album is given, or a text is empty or too long.</exception>
    Task<IReadOnlyDictionary<ImageSize, Image>> ResizeAndStoreImageAsync(
        Stream originalData,
        long? trackId = null,
        long? albumId = null,
        string source = Sources.Base,
        string? sourceUrl = null,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the renditions of a track's own or an album's picture without their bytes, the smallest first.</summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The renditions; empty when the track or album has no picture of its own.</returns>
    /// <exception cref="ArgumentException">The owner is the default value.</exception>
    Task<IReadOnlyList<ImageInfo>> ListImagesAsync(ArtworkOwner owner, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the renditions of all pictures that sources provide for a track or album, whether or not they are shown, without their bytes.
    /// </summary>
    /// <param name="owner">The track or album. Its album's pictures are not a track's.</param>
    /// <param name="kind">What the pictures show.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The renditions by <see cref="ImageInfo.Source"/>, the smallest of each source first. A picture has four, unless the database was
    /// damaged.
    /// </returns>
    /// <exception cref="ArgumentException">The owner is the default value.</exception>
    Task<IReadOnlyList<ImageInfo>> ListCandidateImagesAsync(
        ArtworkOwner owner,
        ArtworkKind kind = ArtworkKind.Front,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes the front pictures of all sources from a track or album, and the user's choice, including the choice of no picture. Bytes
    /// that nothing else refers to are deleted. The results that <see cref="IArtworkLookups"/> stores are kept, and a synchronization may
    /// add pictures again.
    /// </summary>
    /// <param name="owner">The track or album.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when there was a picture or a choice.</returns>
    /// <exception cref="ArgumentException">The owner is the default value.</exception>
    Task<bool> DeleteImagesAsync(ArtworkOwner owner, CancellationToken cancellationToken = default);
}
