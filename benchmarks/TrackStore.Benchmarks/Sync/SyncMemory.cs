using System.Globalization;

namespace TrackStore.Benchmarks.Sync;

/// <summary>
/// Compares the peak memory of processes that synchronize streams of different length; each reports its own peak. File pages that are mapped into memory
/// count, and the longer stream's file is larger, so everything is measured again without mapping.
/// </summary>
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
            foreach (bool isMapped in new[] { false, true })
            {
                foreach (bool isRepeated in new[] { false, true })
                {
                    foreach (int tracks in Lengths)
                    {
                        long[] peaks = [.. Enumerable.Range(0, Processes).Select(_ => Run(tracks, isRepeated, isMapped)).Order()];
                        Console.WriteLine(
                            $"{(isRepeated ? "Nothing changed" : "First sync"),-15} {(isMapped ? "file mapped" : "not mapped"),-11} {tracks,7} tracks: {peaks[Processes / 2] / 1e6,6:F1} MB  ({peaks[0] / 1e6:F1} to {peaks[^1] / 1e6:F1}), median of {Processes} processes");
                    }
                }
            }

            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    /// <summary>Synchronizes a stream that is made as it is read.</summary>
    /// <param name="file">The library's file.</param>
    /// <param name="tracks">How many tracks the stream has.</param>
    /// <param name="mapped">Whether the file is mapped into memory, as it is by default.</param>
    public static async Task<int> MeasureAsync(string file, string tracks, string mapped)
    {
        var contender = new StoreContender(bool.Parse(mapped) ? null : 0);
        await contender.OpenAsync(file);
        await contender.SyncAsync(PlatformTracks.Make(int.Parse(tracks, CultureInfo.InvariantCulture)));
        await contender.DisposeAsync();
        Console.WriteLine(ChildProcess.PeakOfThisProcess().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static long Run(int tracks, bool isRepeated, bool isMapped)
    {
        string file = RunFolder.NewFile();
        string[] arguments = [ChildVerb, file, tracks.ToString(CultureInfo.InvariantCulture), isMapped.ToString()];
        long first = ChildProcess.Run(arguments);
        long peak = isRepeated ? ChildProcess.Run(arguments) : first;
        File.Delete(file);
        return peak;
    }
}
