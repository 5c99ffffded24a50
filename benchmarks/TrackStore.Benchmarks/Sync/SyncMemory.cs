using System.Globalization;

namespace TrackStore.Benchmarks.Sync;

/// <summary>Compares the peak memory of processes that synchronise streams of different length; each reports its own high-water mark.</summary>
internal static class SyncMemory
{
    public const string ChildVerb = "syncmemory-of";

    private const int Processes = 3;

    private static readonly int[] Lengths = [20_000, 100_000];

    public static int Compare()
    {
        RunFolder.Create();
        try
        {
            foreach (string step in new[] { "first", "again" })
            {
                foreach (int tracks in Lengths)
                {
                    long[] peaks = [.. Enumerable.Range(0, Processes).Select(_ => Run(step, tracks)).Order()];
                    Console.WriteLine($"{(step == "first" ? "First sync" : "Nothing changed")}, {tracks,7} tracks: {peaks[Processes / 2] / 1e6,6:F1} MB  ({peaks[0] / 1e6:F1} to {peaks[^1] / 1e6:F1}), median of {Processes} processes");
                }
            }

            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    /// <summary>Synchronises a stream that is made as it is read.</summary>
    /// <param name="file">The library's file.</param>
    /// <param name="tracks">How many tracks the stream has.</param>
    public static async Task<int> MeasureAsync(string file, string tracks)
    {
        var contender = new StoreContender();
        await contender.OpenAsync(file);
        await contender.SyncAsync(PlatformTracks.Make(int.Parse(tracks, CultureInfo.InvariantCulture)));
        await contender.DisposeAsync();
        Console.WriteLine(ChildProcess.PeakOfThisProcess().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static long Run(string step, int tracks)
    {
        string file = RunFolder.NewFile();
        string[] arguments = [ChildVerb, file, tracks.ToString(CultureInfo.InvariantCulture)];
        long first = ChildProcess.Run(arguments);
        long peak = step == "first" ? first : ChildProcess.Run(arguments);
        File.Delete(file);
        return peak;
    }
}
