using TrackStore.Benchmarks.Artwork.Peers;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>Checks that contenders make the same renditions.</summary>
internal static class RenditionAgreement
{
    /// <summary>Checks the sizes and types of the peers' renditions. Peers that keep the original's format are exempt from the type check.</summary>
    public static async Task ThrowIfDifferentAsync(ImageSource original, RenditionProfile profile, StorePeer store, IEnumerable<IRenditionPeer> peers)
    {
        IReadOnlyList<Rendition> expected = await store.MakeAsync(original, profile);
        foreach (IRenditionPeer peer in peers.Where(peer => peer.Takes(original.Format)))
        {
            IReadOnlyList<Rendition> made = await peer.MakeAsync(original, profile);
            if (!made.Select(r => Describe(r, peer)).SequenceEqual(expected.Select(r => Describe(r, peer))))
                throw new InvalidOperationException($"\"{peer.Name}\" doesn't make the same renditions as the store, so that its times say nothing.");
        }
    }

    private static (ImageSize Size, string? MimeType, int Width, int Height) Describe(Rendition rendition, IRenditionPeer peer)
        => (rendition.Size, peer.KeepsFormat ? null : rendition.MimeType, rendition.Width, rendition.Height);
}
