using System.Diagnostics;
using TrackStore.Benchmarks.Artwork.Peers;
using TrackStore.Benchmarks.Tracks;

namespace TrackStore.Benchmarks.Sync;

/// <summary>
/// Compares the synchronizer with EF Core in turns, each on its own new library: a first run, an unchanged run, and a run with 5 % changed tracks. Measures
/// wall-clock and processor time, because other load may share the machine.
/// </summary>
internal static class SyncComparison
{
    private const int Tracks = 20_000;
    private const int Rounds = 3;
    private const int WarmUps = 2;

    private static readonly string[] Steps = ["first sync", "nothing changed", "5 % changed"];

    /// <summary>Compares the contenders.</summary>
    /// <param name="rounds">How many times each contender runs, or null for the usual number.</param>
    public static async Task<int> CompareAsync(int? rounds)
    {
        RunFolder.Create();
        try
        {
            await ThrowIfDifferentAsync(1100);
            PlatformTrack[] tracks = [.. PlatformTracks.Make(Tracks)];
            PlatformTrack[] changed = [.. PlatformTracks.MakeChanged(Tracks)];
            ISyncContender[] contenders = Contenders();
            var times = contenders.ToDictionary(contender => contender, _ => Steps.ToDictionary(step => step, _ => new List<WorkTime>()));
            for (int round = -WarmUps; round < (rounds ?? Rounds); round++)
            {
                // The first rounds pay for what is compiled on first use and again when it turns out to be used much, and don't count.
                foreach (ISyncContender contender in contenders)
                    await MeasureAsync(contender, tracks, changed, round < 0 ? null : times[contender]);
                if (round < 0)
                    continue;
                Console.WriteLine($"round {round + 1}: {string.Join("; ", contenders.Select(c => string.Join(", ", Steps.Select(step => $"{times[c][step][^1].Wall.TotalSeconds:F2} s"))))}");
            }

            foreach (string step in Steps)
            {
                Console.WriteLine($"{Environment.NewLine}{step}, {Tracks} tracks; medians of {rounds ?? Rounds}, and how many times the store's they are");
                foreach (ISyncContender contender in contenders)
                    Print(contender.Name, times[contender][step], times[contenders[0]][step]);
            }

            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    /// <summary>Makes sure that all contenders write the same at every step.</summary>
    /// <param name="count">How many tracks; more than a chunk.</param>
    public static async Task ThrowIfDifferentAsync(int count)
    {
        IReadOnlyList<string>[]? expected = null;
        foreach (ISyncContender contender in Contenders())
        {
            IReadOnlyList<string>[] rows = await RowsAsync(contender, count);
            expected ??= rows;
            if (rows[0].Count < count * 4 || rows[0].SequenceEqual(rows[2]) || !rows[0].SequenceEqual(rows[1]) || !rows.Zip(expected).All(pair => pair.First.SequenceEqual(pair.Second)))
                throw new InvalidOperationException($"{contender.Name} doesn't write the rows that the others write, so that the times say nothing.");
        }
    }

    private static ISyncContender[] Contenders() => [new StoreContender(), new EfContender(isChunked: true), new EfContender(isChunked: false)];

    private static async Task<IReadOnlyList<string>[]> RowsAsync(ISyncContender contender, int count)
    {
        var rows = new List<IReadOnlyList<string>>();
        string file = RunFolder.NewFile();
        await contender.OpenAsync(file);
        foreach (IEnumerable<PlatformTrack> tracks in new[] { PlatformTracks.Make(count), PlatformTracks.Make(count), PlatformTracks.MakeChanged(count) })
        {
            await contender.SyncAsync(tracks);
            rows.Add(LibraryRows.Read(file));
        }

        await contender.DisposeAsync();
        return [.. rows];
    }

    private static async Task MeasureAsync(ISyncContender contender, PlatformTrack[] tracks, PlatformTrack[] changed, Dictionary<string, List<WorkTime>>? times)
    {
        string file = RunFolder.NewFile();
        await contender.OpenAsync(file);
        foreach ((string step, PlatformTrack[] given) in Steps.Zip([tracks, tracks, changed]))
        {
            GC.Collect();
            TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
            long before = Stopwatch.GetTimestamp();
            await contender.SyncAsync(given);
            times?[step].Add(new WorkTime(Stopwatch.GetElapsedTime(before), Environment.CpuUsage.TotalTime - processorBefore));
        }

        await contender.DisposeAsync();
        File.Delete(file);
    }

    private static void Print(string name, List<WorkTime> times, List<WorkTime> store)
    {
        (double wall, double storeWall) = (Median(times, time => time.Wall), Median(store, time => time.Wall));
        (double processor, double storeProcessor) = (Median(times, time => time.Processor), Median(store, time => time.Processor));
        Console.WriteLine(
            $"{name,-34} wall {wall,6:F1} us a track ({wall / storeWall:F1}x), at least {times.Min(time => time.Wall).TotalMicroseconds / Tracks,6:F1}; processor {processor,6:F1} us ({processor / storeProcessor:F1}x)");
    }

    private static double Median(List<WorkTime> times, Func<WorkTime, TimeSpan> value) => times.Select(value).Order().ElementAt(times.Count / 2).TotalMicroseconds / Tracks;
}
