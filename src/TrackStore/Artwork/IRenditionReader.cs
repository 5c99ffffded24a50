namespace TrackStore.Artwork;

/// <summary>
/// Reads the renditions that requests show, and their bytes, in one asynchronous call. The caller decides during the call which bytes it
/// needs, so that bytes in memory, or being read for another request, are not read again. A call may block its thread, so make it on the
/// thread pool. Previews come one by one: a page has none.
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

    /// <summary>Forgets what the reader itself keeps for a request, so that it is read anew. A database keeps nothing in memory.</summary>
    /// <param name="request">The request.</param>
    void Forget(ImageRequest request)
    {
    }

    /// <summary>Drops the least recently used of what the reader itself keeps in memory until the rest fits.</summary>
    /// <param name="bytes">The number of bytes that may stay.</param>
    void Trim(long bytes)
    {
    }
}
