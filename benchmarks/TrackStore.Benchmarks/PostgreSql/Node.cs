using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrackStore.Benchmarks.Sync;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>A process that synchronizes its share of the tracks and writes single tags beside it.</summary>
internal static class Node
{
    public const int TracksEach = 10_000;

    public static async Task PrepareAsync(string database)
    {
        await using ServiceProvider services = Open(database);
        await services.GetRequiredService<ITrackStoreDatabase>().InitializeAsync();
    }

    public static async Task<int> RunAsync(string database, int node)
    {
        await using ServiceProvider services = Open(database);
        ITrackSynchronizer synchronizer = services.GetRequiredService<ITrackSynchronizer>();

        // Compiles what is measured.
        await synchronizer.PreviewAsync(Tracks(node, 20).ToAsyncEnumerable()).CountAsync();
        var writes = new List<TimeSpan>();
        int busy = 0;
        long start = Stopwatch.GetTimestamp();
        Task<SyncResult> sync = synchronizer.SyncAsync(Tracks(node, TracksEach).ToAsyncEnumerable(), new SyncRunOptions { IncludeArtwork = false });
        ITagRepository tags = services.GetRequiredService<ITagRepository>();
        while (!sync.IsCompleted)
        {
            long before = Stopwatch.GetTimestamp();
            try
            {
                await tags.DefineTagAsync($"tag {node} {writes.Count}", description: null, color: null);
                writes.Add(Stopwatch.GetElapsedTime(before));
            }
            catch (StoreUnavailableException error) when (error.Fault == StoreFault.Busy)
            {
                busy++;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        await sync;
        Console.WriteLine(new NodeReport(TracksEach, Stopwatch.GetElapsedTime(start), busy, writes).ToLine());
        return 0;
    }

    private static ServiceProvider Open(string database) => new ServiceCollection()
        .AddTrackStore(store => store.UsePostgreSql(database))
        .BuildServiceProvider();

    private static IEnumerable<PlatformTrack> Tracks(int node, int count)
        => PlatformTracks.Make((node * TracksEach) + count).Skip(node * TracksEach);
}
