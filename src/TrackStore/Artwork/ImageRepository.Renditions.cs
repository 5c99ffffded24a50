using System.Collections.ObjectModel;
using TrackStore.Storage;

namespace TrackStore.Artwork;

/// <content>The loader's way to read: a rendition and its bytes at once, without a further thread.</content>
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

    Task<(IReadOnlyDictionary<ImageRequest, ImageInfo> Shown, IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Data)>
        IRenditionReader.ReadPageAsync(
            IReadOnlyList<ImageRequest> requests,
            Func<IReadOnlyDictionary<ImageRequest, ImageInfo>, IReadOnlyCollection<long>> selectData,
            CancellationToken cancellationToken) => database.ReadImageOnThisThreadAsync(
        (rerender, requests, selectData),
        static (images, call) =>
        {
            IReadOnlyDictionary<ImageRequest, ImageInfo> shown = call.rerender.Observe(images.Resolve(call.requests));
            IReadOnlyCollection<long> needed = call.selectData(shown);
            IReadOnlyDictionary<long, ReadOnlyMemory<byte>> data = needed.Count == 0
                ? ReadOnlyDictionary<long, ReadOnlyMemory<byte>>.Empty
                : images.Read(needed);
            return (shown, data);
        },
        cancellationToken);

    Task<ReadOnlyMemory<byte>?> IRenditionReader.ReadDataAsync(long imageId, CancellationToken cancellationToken)
        => database.ReadImageOnThisThreadAsync(imageId, static (images, id) => ToMemory(images.Read(id)), cancellationToken);

    // A plain null would become empty memory.
    private static ReadOnlyMemory<byte>? ToMemory(byte[]? data)
        => data is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(data);
}
