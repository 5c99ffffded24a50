using System.Diagnostics;
using System.Globalization;
using TrackStore.Benchmarks.Sync;

namespace TrackStore.Benchmarks.Identity;

/// <summary>
/// Measures what deciding which track is the same costs in a large library: the first synchronization of a second platform's tracks,
/// and the search for duplicates through all tracks.
/// </summary>
internal static class LibraryMatching
{
    private const int Stored = 200_000;
    private const int Brought = 20_000;

    public static async Task<int> RunAsync()
    {
        RunFolder.Create();
        try
        {
            await using var store = new StoreHost(RunFolder.NewFile());
            await store.Synchronizer.SyncAsync(PlatformTracks.Make(Stored).ToAsyncEnumerable(), new SyncRunOptions { IncludeArtwork = false });

            PlatformTrack[] other = [.. PlatformTracks.Make(Stored + Brought).Skip(Stored - Brought).Select(OnAnotherPlatform)];
            Console.WriteLine($"a library of {Number(Stored)} tracks");
            await SyncAsync(store, other[Brought..], "new tracks");
            await SyncAsync(store, other[..Brought], "tracks that it has from another platform");

            DuplicateScan? scan = null;
            await MeasureAsync($"search for duplicates through {Number(await store.Tracks.CountAsync(new TrackQuery()))} tracks", async () => scan = await store.Duplicates.ScanAsync());
            Console.WriteLine($"  {Number(scan!.Same)} duplicates, {Number(scan.ToDecide)} to decide");
            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    private static Task SyncAsync(StoreHost store, PlatformTrack[] tracks, string what) => MeasureAsync(
        $"first sync of {Number(tracks.Length)} {what} into a library of {Number(Stored)}",
        () => store.Synchronizer.SyncAsync(tracks.ToAsyncEnumerable(), new SyncRunOptions { IncludeArtwork = false }));

    private static PlatformTrack OnAnotherPlatform(PlatformTrack track) => track with
    {
        Platform = "discogs",
        Id = $"d{track.Id}",
        Isrc = null,
        Duration = track.Duration + TimeSpan.FromMilliseconds(700),
    };

    private static async Task MeasureAsync(string what, Func<Task> work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await work();
        TimeSpan processor = Environment.CpuUsage.TotalTime - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {processor.TotalSeconds:F2} s of processor time, {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s by the clock"));
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
