namespace TrackStore.Storage;

/// <summary>
/// Reads artwork. This is the hot path: the embedded database has a native reader, and every other one a reader with compiled queries. The
/// tasks of a provider that blocks its caller are complete when they are returned.
/// </summary>
internal interface IImageReader
{
    /// <summary>
    /// Finds the rendition for a request: the track's own, else its album's unless the request excludes the fallback. Returns null when
    /// there is none.
    /// </summary>
    ValueTask<ImageInfo?> ResolveAsync(ImageRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Finds the renditions for several requests, in one query where they ask for the same kind and all for tracks or all for albums.
    /// Requests without a rendition are left out of the result.
    /// </summary>
    ValueTask<Dictionary<ImageRequest, ImageInfo>> ResolveAsync(
        IReadOnlyList<ImageRequest> requests,
        CancellationToken cancellationToken);

    /// <summary>
    /// Finds the rendition for a request, and its bytes if they are needed. A reader for which a query costs more than the bytes reads both
    /// in one.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="needsData">Decides whether the bytes are returned. Called once if there is a rendition.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The rendition, or null when there is none; its bytes, or null when they were not needed or are gone.</returns>
    ValueTask<(ImageInfo? Shown, byte[]? Data)> ReadShownAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken);

    /// <summary>Reads a rendition with its bytes, without fallback. Returns null when there is none.</summary>
    ValueTask<Image?> FindAsync(ImageRequest owner, CancellationToken cancellationToken);

    /// <summary>Reads a rendition by its picture's key. Returns null when there is no such picture.</summary>
    ValueTask<ImageContent?> ReadAsync(ArtworkKey key, ImageSize size, CancellationToken cancellationToken);

    /// <summary>Reads the bytes of a rendition. Returns null when it no longer exists.</summary>
    ValueTask<byte[]?> ReadAsync(long imageId, CancellationToken cancellationToken);

    /// <summary>Reads the bytes of several renditions in one query. Renditions that no longer exist are left out of the result.</summary>
    ValueTask<Dictionary<long, ReadOnlyMemory<byte>>> ReadAsync(
        IReadOnlyCollection<long> imageIds,
        CancellationToken cancellationToken);
}
