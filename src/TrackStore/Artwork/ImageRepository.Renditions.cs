using System.Collections.ObjectModel;

namespace TrackStore.Artwork;

/// <content>Reads a rendition and its bytes on the calling thread, for the loader, which calls on the thread pool.</content>
internal sealed partial class ImageRepository : IRenditionReader
{
    Task<(ImageInfo? Shown, ReadOnlyMemory<byte>? Data)> IRenditionReader.ReadAsync(
        ImageRequest request,
        Func<ImageInfo, bool> needsData,
        CancellationToken cancellationToken) => database.ReadImageOnThisThreadAsync(
        (rerender, request, needsData),
        static (images, call) =>
        {
            ImageInfo? shown = call.rerender.Observe(images.Resolve(call.request));
            byte[]? data = shown is not null && call.needsData(shown) ? images.Read(shown.Id) : null;
            return (shown, ToMemory(data));
        },
        cancellationToken);

    Task<RenditionPage> IRenditionReader.ReadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>> selectData,
        CancellationToken cancellationToken) => database.ReadImageOnThisThreadAsync(
        (rerender, requests, selectData),
        static (images, call) =>
        {
            IReadOnlyDictionary<ImageRequest, ImageInfo> shown = call.rerender.Observe(images.Resolve(call.requests));
            IReadOnlyCollection<long> needed = call.selectData(shown);
            return needed.Count == 0
                ? new RenditionPage(shown, ReadOnlyDictionary<long, ReadOnlyMemory<byte>>.Empty)
                : new RenditionPage(shown, images.Read(needed));
        },
        cancellationToken);

    Task<ReadOnlyMemory<byte>?> IRenditionReader.ReadDataAsync(long imageId, CancellationToken cancellationToken)
        => database.ReadImageOnThisThreadAsync(imageId, static (images, id) => ToMemory(images.Read(id)), cancellationToken);

    // A plain null would be converted to empty memory.
    private static ReadOnlyMemory<byte>? ToMemory(byte[]? data)
        => data is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(data);
}
