namespace TrackStore.Artwork;

/// <summary>
/// Reads the renditions that requests show, and their bytes, in one asynchronous call. The caller decides in between which bytes it needs,
/// so that bytes it has, or is reading for another request, are not read again. A call may block: make it on the thread pool.
/// </summary>
internal interface IRenditionReader
{
    /// <summary>Reads the rendition that a request shows.</summary>
    /// <param name="request">The request.</param>
    /// <param name="needsData">
    /// Decides whether the rendition's bytes are read too. Called at most once, and not when there is no rendition.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rendition, or null when there is none; its bytes, or null when they were not needed or are gone.</returns>
    Task<(ImageInfo? Shown, ReadOnlyMemory<byte>? Data)> ReadAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken);

    /// <summary>Reads the renditions that a page of requests shows: all of them in one query, and the bytes in one more.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="selectData">Selects the renditions whose bytes are read, by their identifiers. Called at most once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The renditions by request, without the requests that show none; the bytes by identifier, without those that are gone.
    /// </returns>
    Task<(IReadOnlyDictionary<ImageRequest, ImageInfo> Shown, IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Data)> ReadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>> selectData,
        CancellationToken cancellationToken);

    /// <summary>Reads a rendition's bytes.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes, or null when the rendition is gone because its picture was replaced.</returns>
    Task<ReadOnlyMemory<byte>?> ReadDataAsync(long imageId, CancellationToken cancellationToken);
}
