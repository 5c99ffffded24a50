using System.Runtime.InteropServices;

namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>The naive method with libvips, on one thread like the store, or with libvips' default number of threads.</summary>
internal sealed class NaivePeer(int? threads) : IRenditionPeer
{
    public string Name => threads is null ? "naive libvips, its own threads" : "naive libvips, one thread";

    public Task<IReadOnlyList<Rendition>> MakeAsync(ImageSource original, RenditionProfile profile)
        => Task.FromResult<IReadOnlyList<Rendition>>(NaiveRenditions.Make(MemoryMarshal.AsMemory(original.Data).ToArray(), profile, threads));

    public void Dispose()
    {
    }
}
