using System.Collections.ObjectModel;
using TrackStore.Artwork;

namespace TrackStore.Loading;

/// <summary>
/// Reads renditions through a host's own image repository, which answers which rendition is shown and what its bytes are in two calls.
/// </summary>
/// <param name="images">The host's repository.</param>
internal sealed class RepositoryRenditionReader(IImageRepository images) : IRenditionReader
{
    /// <inheritdoc/>
    public async Task<(ImageInfo? Shown, ReadOnlyMemory<byte>? Data)> ReadAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken)
    {
        ImageInfo? shown = await images.ResolveAsync(request, cancellationToken).ConfigureAwait(false);
        return shown is not null && needsData(shown)
            ? (shown, await images.ReadAsync(shown.Id, cancellationToken).ConfigureAwait(false))
            : (shown, null);
    }

    /// <inheritdoc/>
    public async Task<(
        IReadOnlyDictionary<ImageRequest, ImageInfo> Shown,
        IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Data)> ReadPageAsync(
            IReadOnlyList<ImageRequest> requests,
            Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>> selectData,
            CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<ImageRequest, ImageInfo> shown = await images.ResolveAsync(requests, cancellationToken).ConfigureAwait(false);
        IReadOnlyCollection<long> needed = selectData(shown);
        IReadOnlyDictionary<long, ReadOnlyMemory<byte>> data = needed.Count == 0
            ? ReadOnlyDictionary<long, ReadOnlyMemory<byte>>.Empty
            : await images.ReadAsync(needed, cancellationToken).ConfigureAwait(false);
        return (shown, data);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadDataAsync(long imageId, CancellationToken cancellationToken)
        => images.ReadAsync(imageId, cancellationToken);
}
