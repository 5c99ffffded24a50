using System.Diagnostics;
using TrackStore.Benchmarks.Artwork.Peers;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>
/// Compares all available contenders in turns, one picture each, by wall-clock and processor time, for a machine whose other load would slow down some
/// contenders only.
/// </summary>
internal static class PairedRenditions
{
    private const int WarmUps = 8;
    private const int Rounds = 41;

    /// <summary>Compares the contenders on every original.</summary>
    /// <param name="rounds">How many timed pictures each contender makes of an original, or null for the usual number.</param>
    public static async Task<int> CompareAsync(int? rounds)
    {
        RunFolder.Create();
        try
        {
            // The file is never touched: the processor works alone.
            await using var host = new StoreHost(RunFolder.NewFile());
            IReadOnlyList<IRenditionPeer> peers = RenditionPeers.All(host.Processor);
            foreach (string name in Originals.Names)
                await CompareAsync(name, peers, rounds ?? Rounds);
            foreach (IRenditionPeer peer in peers)
                peer.Dispose();
            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    private static async Task CompareAsync(string name, IReadOnlyList<IRenditionPeer> all, int rounds)
    {
        ImageSource original = Originals.Get(name);
        IRenditionPeer[] peers = [.. all.Where(peer => peer.Takes(original.Format))];
        var store = (StorePeer)peers[^1];
        await RenditionAgreement.ThrowIfDifferentAsync(original, RenditionProfile.Default, store, peers);

        var times = peers.ToDictionary(peer => peer, _ => new List<WorkTime>());
        for (int round = -Math.Min(WarmUps, rounds); round < rounds; round++)
        {
            foreach (IRenditionPeer peer in peers)
            {
                WorkTime time = await MeasureAsync(peer, original);
                if (round >= 0)
                    times[peer].Add(time);
            }
        }

        Console.WriteLine();
        Console.WriteLine($"{name}, {original.Data.Length / 1000} kB, made of {Pictures.Origin}; medians of {rounds}, and how many times the store's they are");
        foreach (IRenditionPeer peer in peers)
            Print(peer.Name, times[peer], times[store]);
    }

    private static async Task<WorkTime> MeasureAsync(IRenditionPeer peer, ImageSource original)
    {
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long before = Stopwatch.GetTimestamp();
        await peer.MakeAsync(original, RenditionProfile.Default);
        TimeSpan wall = Stopwatch.GetElapsedTime(before);
        return peer.Own ?? new WorkTime(wall, Environment.CpuUsage.TotalTime - processorBefore);
    }

    private static void Print(string name, List<WorkTime> times, List<WorkTime> store)
    {
        (double wall, double storeWall) = (Median(times, time => time.Wall), Median(store, time => time.Wall));
        (double processor, double storeProcessor) = (Median(times, time => time.Processor), Median(store, time => time.Processor));
        double least = times.Min(time => time.Wall).TotalMilliseconds;
        Console.WriteLine(
            $"{name,-30} wall {wall,6:F1} ms ({wall / storeWall:F2}x), at least {least,6:F1} ms; processor {processor,6:F1} ms ({processor / storeProcessor:F2}x)");
    }

    private static double Median(List<WorkTime> times, Func<WorkTime, TimeSpan> value) => times.Select(value).Order().ElementAt(times.Count / 2).TotalMilliseconds;
}
