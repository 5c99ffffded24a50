using System.Collections.ObjectModel;
using TrackStore.Artwork;

namespace TrackStore.Loading;

/// <summary>Reads renditions through a host's own image repository, with one call for the rendition and one for its bytes.</summary>
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
    public async Task<RenditionPage> ReadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>> selectData,
        CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<ImageRequest, ImageInfo> shown = await images.ResolveAsync(requests, cancellationToken).ConfigureAwait(false);
        IReadOnlyCollection<long> needed = selectData(shown);
        return needed.Count == 0
            ? new RenditionPage(shown, ReadOnlyDictionary<long, ReadOnlyMemory<byte>>.Empty)
            : new RenditionPage(shown, await images.ReadAsync(needed, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadDataAsync(long imageId, CancellationToken cancellationToken)
        => images.ReadAsync(imageId, cancellationToken);
}
