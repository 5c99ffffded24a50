using System.Collections.ObjectModel;

namespace TrackStore.Artwork;

/// <content>Reads a rendition and its bytes for the loader, which calls on the thread pool: a read may block its thread.</content>
internal sealed partial class ImageRepository : IRenditionReader
{
    Task<(ImageInfo? Shown, ReadOnlyMemory<byte>? Data)> IRenditionReader.ReadAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken) => database.ReadImageOnThisThreadAsync(
        (rerender, request, needsData),
        static async (images, call, token) =>
        {
            (ImageInfo? shown, byte[]? data) = await images.ReadShownAsync(call.request, call.needsData, token).ConfigureAwait(false);
            return (call.rerender.Observe(shown), ToMemory(data));
        },
        cancellationToken);

    Task<RenditionPage> IRenditionReader.ReadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>> selectData,
        CancellationToken cancellationToken) => database.ReadImageOnThisThreadAsync(
        (rerender, requests, selectData),
        static async (images, call, token) =>
        {
            IReadOnlyDictionary<ImageRequest, ImageInfo> shown
                = call.rerender.Observe(await images.ResolveAsync(call.requests, token).ConfigureAwait(false));
            IReadOnlyCollection<long> needed = call.selectData(shown);
            return needed.Count == 0
                ? new RenditionPage(shown, ReadOnlyDictionary<long, ReadOnlyMemory<byte>>.Empty)
                : new RenditionPage(shown, await images.ReadAsync(needed, token).ConfigureAwait(false));
        },
        cancellationToken);

    Task<ReadOnlyMemory<byte>?> IRenditionReader.ReadDataAsync(long imageId, CancellationToken cancellationToken)
        => database.ReadImageOnThisThreadAsync(
            imageId,
            static async (images, id, token) => ToMemory(await images.ReadAsync(id, token).ConfigureAwait(false)),
            cancellationToken);

    // A plain null would be converted to empty memory.
    private static ReadOnlyMemory<byte>? ToMemory(byte[]? data)
        => data is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(data);
}
