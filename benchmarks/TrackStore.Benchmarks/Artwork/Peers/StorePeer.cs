namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>The store's own processor, as a host gets it.</summary>
internal sealed class StorePeer(IImageProcessor processor) : IRenditionPeer
{
    public string Name => "TrackStore";

    public async Task<IReadOnlyList<Rendition>> MakeAsync(ImageSource original, RenditionProfile profile)
        => (await processor.ProcessAsync(original, profile)).Renditions;

    public void Dispose()
    {
    }
}
