using System.Diagnostics;
using TrackStore.Benchmarks.Artwork.Peers;
using TrackStore.Benchmarks.Sync;

namespace TrackStore.Benchmarks.PostgreSql;

/// <summary>
/// Compares the synchronizer with EF Core on PostgreSQL in turns, each in its own new database: a first run, an unchanged run, and a run with 5 % changed
/// tracks. Measures the processor time of client and server, and the wall-clock time.
/// </summary>
internal static class PostgreSqlComparison
{
    private const int WarmUps = 3;
    private const int Rounds = 3;

    private static readonly string[] Steps = ["first sync", "nothing changed", "5 % changed"];

    // Fewer tracks for those who need longer. Times are for each track.
    private static readonly (ISyncContender Contender, int Tracks)[] Contenders =
    [
        (new PostgreSqlStoreContender(PostgreSqlStoreKind.Own), 10_000),
        (new PostgreSqlStoreContender(PostgreSqlStoreKind.HostNative), 10_000),
        (new PostgreSqlStoreContender(PostgreSqlStoreKind.HostPortable), 5_000),
        (new PostgreSqlEfContender(isChunked: true), 5_000),
        (new PostgreSqlEfContender(isChunked: false), 500),
    ];

    public static async Task<int> CompareAsync(int? rounds)
    {
        var times = Contenders.ToDictionary(row => row.Contender.Name, _ => Steps.ToDictionary(step => step, _ => new List<WorkTime>()));
        for (int round = -WarmUps; round < (rounds ?? Rounds); round++)
        {
            foreach ((ISyncContender contender, int tracks) in Contenders)
                await MeasureAsync(contender, tracks, round < 0 ? null : times[contender.Name]);
            Console.WriteLine(round < 0 ? "warmed up" : $"round {round + 1} done");
        }

        foreach (string step in Steps)
        {
            Console.WriteLine($"{Environment.NewLine}{step}; medians of {rounds ?? Rounds}, and how many times the store's they are");
            foreach ((ISyncContender contender, _) in Contenders)
                Print(contender.Name, times[contender.Name][step], times[Contenders[0].Contender.Name][step]);
        }

        return 0;
    }

    private static async Task MeasureAsync(ISyncContender contender, int count, Dictionary<string, List<WorkTime>>? times)
    {
        PlatformTrack[] tracks = [.. PlatformTracks.Make(count)];
        PlatformTrack[] changed = [.. PlatformTracks.MakeChanged(count)];
        string database = await BenchmarkServer.CreateDatabaseAsync();
        await contender.OpenAsync(database);
        foreach ((string step, PlatformTrack[] given) in Steps.Zip([tracks, tracks, changed]))
        {
            GC.Collect();
            TimeSpan processorBefore = await BenchmarkServer.ProcessorTimeAsync(database);
            long before = Stopwatch.GetTimestamp();
            await contender.SyncAsync(given);
            TimeSpan wall = Stopwatch.GetElapsedTime(before) / count;
            times?[step].Add(new WorkTime(wall, (await BenchmarkServer.ProcessorTimeAsync(database) - processorBefore) / count));
        }

        await contender.DisposeAsync();
        await BenchmarkServer.DropDatabaseAsync(database);
    }

    private static void Print(string name, List<WorkTime> times, List<WorkTime> store)
    {
        (double wall, double storeWall) = (Median(times, time => time.Wall), Median(store, time => time.Wall));
        (double processor, double storeProcessor) = (Median(times, time => time.Processor), Median(store, time => time.Processor));
        Console.WriteLine($"{name,-40} processor {processor,7:F0} us a track ({processor / storeProcessor:F1}x), wall {wall,7:F0} us ({wall / storeWall:F1}x)");
    }

    private static double Median(List<WorkTime> times, Func<WorkTime, TimeSpan> value) => times.Select(value).Order().ElementAt(times.Count / 2).TotalMicroseconds;
}
