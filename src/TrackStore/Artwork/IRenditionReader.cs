namespace TrackStore.Artwork;

/// <summary>
/// Reads the renditions that requests show, and their bytes, in one asynchronous call. The caller decides during the call which bytes it
/// needs, so that bytes in memory, or being read for another request, are not read again. A call may block its thread, so make it on the
/// thread pool.
/// </summary>
internal interface IRenditionReader
{
    /// <summary>Reads the rendition that a request shows.</summary>
    /// <param name="request">The request.</param>
    /// <param name="needsData">Decides whether the rendition's bytes are read too. Called once if there is a rendition.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rendition, or null when there is none; its bytes, or null when they were not needed or are gone.</returns>
    Task<(ImageInfo? Shown, ReadOnlyMemory<byte>? Data)> ReadAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken);

    /// <summary>Reads the renditions that a page of requests shows in one query, and their bytes in another.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="selectData">Selects the renditions whose bytes are read, by their identifiers. Called once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The renditions and the selected bytes.</returns>
    Task<RenditionPage> ReadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>> selectData,
        CancellationToken cancellationToken);

    /// <summary>Reads a rendition's bytes.</summary>
    /// <param name="imageId">The rendition's identifier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bytes, or null when the rendition is gone because its artwork was replaced.</returns>
    Task<ReadOnlyMemory<byte>?> ReadDataAsync(long imageId, CancellationToken cancellationToken);
}
