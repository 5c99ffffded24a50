using TrackStore.Benchmarks.Artwork.Peers;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>
/// Measures how near the contenders' renditions are to a plain Lanczos reduction of the full decode, in decibels of peak signal to noise: as the
/// application gets them, by which the store is judged, and in brightness alone at JPEG quality 100, where hardly anything but the reduction is left.
/// All are decoded by the same decoder.
/// </summary>
internal static class RenditionQuality
{
    private const double SmallTolerance = 0.3;
    private const double LargeTolerance = 0.6;
    private const int NearlyLossless = 100;

    // The mean error is below one of 255 steps from here on, which is rounding: nobody is better than another for it.
    private const double Level = 50;

    /// <summary>Measures the contenders on every original.</summary>
    /// <returns>0 when the store's renditions are within the tolerances of the best as delivered, else 1.</returns>
    public static async Task<int> CompareAsync()
    {
        RunFolder.Create();
        try
        {
            // The file is never touched: the processor works alone.
            await using var host = new StoreHost(RunFolder.NewFile());
            IReadOnlyList<IRenditionPeer> peers = RenditionPeers.All(host.Processor);
            bool isGood = true;
            foreach (string name in Originals.Names)
                isGood &= await CompareAsync(name, peers);
            foreach (IRenditionPeer peer in peers)
                peer.Dispose();
            Console.WriteLine();
            Console.WriteLine($"The store is {(isGood ? "" : "NOT ")}within {SmallTolerance} dB of the best at 60 to 300 px and {LargeTolerance} dB at 640 px.");
            return isGood ? 0 : 1;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    /// <summary>Measures the contenders' renditions of one original.</summary>
    /// <returns>The decibels of each contender's renditions, in the order of the profile.</returns>
    public static async Task<IReadOnlyDictionary<IRenditionPeer, double[]>> MeasureAsync(
        ImageSource original, RenditionProfile profile, IEnumerable<IRenditionPeer> peers, Func<byte[], byte[]> view)
    {
        DecodedPicture whole = DecodedPicture.Of(original.Data.Span);
        var references = new Dictionary<ImageSize, DecodedPicture>();
        var measured = new Dictionary<IRenditionPeer, double[]>();
        foreach (IRenditionPeer peer in peers)
        {
            IReadOnlyList<Rendition> renditions = await peer.MakeAsync(original, profile);
            measured[peer] = [.. renditions.Select(rendition =>
            {
                if (!references.TryGetValue(rendition.Size, out DecodedPicture? reference))
                    references[rendition.Size] = reference = whole.Reduce(rendition.Width, rendition.Height);
                return PictureDistance.PeakSignalToNoise(view(reference.Pixels), view(DecodedPicture.Of(rendition.Data.Span).Pixels));
            })];
        }

        return measured;
    }

    private static async Task<bool> CompareAsync(string name, IReadOnlyList<IRenditionPeer> peers)
    {
        // The floor doesn't reduce; what it encodes was made by libvips.
        ImageSource original = Originals.Get(name);
        IRenditionPeer[] measured = [.. peers.Where(peer => peer is not TurboFloor && peer.Takes(original.Format))];
        Console.WriteLine();
        Console.WriteLine($"{name}, made of {Pictures.Origin}");
        RenditionProfile profile = RenditionProfile.Default;
        bool isGood = Print("as delivered, all colors", profile, await MeasureAsync(original, profile, measured, pixels => pixels));

        // Who keeps to a format's own settings can't be told to lose nothing.
        RenditionProfile lossless = profile with { Quality = NearlyLossless };
        Print(
            $"at JPEG quality {NearlyLossless}, brightness",
            lossless,
            await MeasureAsync(original, lossless, measured.Where(peer => !peer.KeepsFormat), pixels => PictureDistance.Luma(pixels)));
        return isGood;
    }

    private static bool Print(string view, RenditionProfile profile, IReadOnlyDictionary<IRenditionPeer, double[]> measured)
    {
        Console.WriteLine($"  {view,-30} {string.Join(' ', profile.Renditions.Select(spec => $"{spec.LongestSide,5} px"))}   store against the best");

        // Another format or quality than the store's has other losses.
        double[] best = [.. profile.Renditions.Select((_, i) => measured.Where(made => !made.Key.KeepsFormat).Max(made => made.Value[i]))];
        bool isGood = true;
        foreach ((IRenditionPeer peer, double[] decibels) in measured)
        {
            string behind = "";
            if (peer is StorePeer)
            {
                behind = string.Join(' ', decibels.Select((value, i) => $"{Behind(value, best[i]),6:F2}"));
                isGood &= !decibels.Where((value, i) => Behind(value, best[i]) < -Tolerance(profile.Renditions[i])).Any();
            }

            Console.WriteLine($"  {peer.Name,-30} {string.Join(' ', decibels.Select(value => $"{value,8:F2}"))}   {behind}");
        }

        return isGood;
    }

    private static double Behind(double value, double best) => Math.Min(value, Level) - Math.Min(best, Level);

    private static double Tolerance(RenditionSpec spec) => spec.LongestSide > 300 ? LargeTolerance : SmallTolerance;
}
