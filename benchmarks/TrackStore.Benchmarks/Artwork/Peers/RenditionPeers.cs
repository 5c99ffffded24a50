namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>Lists the contenders that are available on this machine, and names the missing ones.</summary>
internal static class RenditionPeers
{
    /// <summary>Gives the contenders that come as packages, the store's last.</summary>
    public static IReadOnlyList<IRenditionPeer> Packaged(IImageProcessor processor) =>
    [
        new NaivePeer(threads: 1),
        new NaivePeer(threads: null),
        new SkiaPeer(ownScaler: false),
        new SkiaPeer(ownScaler: true),
        new MagickPeer(),
        new StorePeer(processor),
    ];

    /// <summary>Gives all contenders, the store's last.</summary>
    public static IReadOnlyList<IRenditionPeer> All(IImageProcessor processor)
    {
        var peers = new List<IRenditionPeer>();
        if (PillowPeer.TryStart() is { } pillow)
            peers.Add(pillow);
        else
            Console.WriteLine("Pillow: skipped, python3-pil is not installed.");
        if (TurboJpeg.IsAvailable)
            peers.Add(new TurboFloor());
        else
            Console.WriteLine("libjpeg-turbo's floor: skipped, libturbojpeg0 is not installed.");
        return [.. peers, .. Packaged(processor)];
    }
}
