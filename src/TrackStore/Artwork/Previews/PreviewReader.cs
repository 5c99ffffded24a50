namespace TrackStore.Artwork.Previews;

/// <summary>Reads previews, and passes all other requests on to the library.</summary>
/// <param name="library">Reads the library's pictures.</param>
/// <param name="previews">Gets previews.</param>
internal sealed class PreviewReader(IRenditionReader library, PreviewSource previews) : IRenditionReader
{
    /// <inheritdoc/>
    public async Task<(ImageInfo? Shown, ReadOnlyMemory<byte>? Data)> ReadAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken)
    {
        if (request.PreviewUrl is not { } url)
            return await library.ReadAsync(request, needsData, cancellationToken).ConfigureAwait(false);
        if (await previews.GetAsync(url, cancellationToken).ConfigureAwait(false) is not { } picture)
            return default;
        (ImageInfo shown, ReadOnlyMemory<byte> data) = picture.Find(request);

        // A plain null would be converted to empty memory.
        return (shown, needsData(shown) ? data : default(ReadOnlyMemory<byte>?));
    }

    /// <inheritdoc/>
    public Task<RenditionPage> ReadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>> selectData,
        CancellationToken cancellationToken)
        => library.ReadPageAsync(requests, selectData, cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadDataAsync(long imageId, CancellationToken cancellationToken)
        => library.ReadDataAsync(imageId, cancellationToken);

    /// <inheritdoc/>
    public void Forget(ImageRequest request)
    {
        if (request.PreviewUrl is { } url)
            previews.Forget(url);
    }

    /// <inheritdoc/>
    public void Trim(long bytes) => previews.Trim(bytes);
}
