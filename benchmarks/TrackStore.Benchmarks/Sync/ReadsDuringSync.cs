using System.Diagnostics;

namespace TrackStore.Benchmarks.Sync;

/// <summary>Reads pages while nothing is written and during a large synchronization.</summary>
internal static class ReadsDuringSync
{
    private const int Tracks = 20_000;
    private const int Quiet = 500;

    public static async Task<int> RunAsync()
    {
        RunFolder.Create();
        try
        {
            (IReadOnlyList<TimeSpan> quiet, IReadOnlyList<TimeSpan> busy) = await MeasureAsync(Tracks, Quiet);
            Print("nothing is written", quiet);
            Print("a first sync of 20,000 more tracks", busy);
            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    /// <summary>Reads the first page by title again and again. A read that fails ends it.</summary>
    /// <param name="tracks">How many tracks there are, and how many are taken in meanwhile.</param>
    /// <param name="quietReads">How many reads while nothing is written.</param>
    public static async Task<(IReadOnlyList<TimeSpan> Quiet, IReadOnlyList<TimeSpan> Busy)> MeasureAsync(int tracks, int quietReads)
    {
        await using var host = new StoreHost(RunFolder.NewFile());
        PlatformTrack[] all = [.. PlatformTracks.Make(2 * tracks)];
        var options = new SyncRunOptions { IncludeArtwork = false };
        await host.Synchronizer.SyncAsync(all.Take(tracks).ToAsyncEnumerable(), options);
        for (int i = 0; i < 50; i++)
            await ReadAsync(host);

        var quiet = new List<TimeSpan>();
        while (quiet.Count < quietReads)
            quiet.Add(await ReadAsync(host));
        Task writing = host.Synchronizer.SyncAsync(all.Skip(tracks).ToAsyncEnumerable(), options);
        var busy = new List<TimeSpan>();
        do
            busy.Add(await ReadAsync(host));
        while (!writing.IsCompleted);
        await writing;
        return (quiet, busy);
    }

    private static async Task<TimeSpan> ReadAsync(StoreHost host)
    {
        long before = Stopwatch.GetTimestamp();
        await host.Tracks.QueryAsync(new TrackQuery { PageSize = 50 });
        return Stopwatch.GetElapsedTime(before);
    }

    private static void Print(string what, IReadOnlyList<TimeSpan> reads) => Console.WriteLine(
        $"Pages of 50 while {what,-36} {reads.Count,6} reads: p50 {Percentiles.At(reads, 0.5).TotalMilliseconds:F2} ms, p99 {Percentiles.At(reads, 0.99).TotalMilliseconds:F2} ms, at most {reads.Max().TotalMilliseconds:F2} ms");
}
