using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace TrackStore.Benchmarks.Tracks;

/// <summary>The same edit of 10,000 tracks: one call for each of them against one call for all. Every call changes every track.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class EditBenchmarks
{
    private const int Count = 10_000;

    private StoreHost _host = null!;
    private long[] _ids = [];
    private int _round;

    [GlobalSetup]
    public async Task FillLibraryAsync()
    {
        _host = new StoreHost(RunFolder.NewFile());
        await _host.Tracks.ImportAsync(GeneratedTracks.Make(Count).ToAsyncEnumerable());
        _ids = [.. Enumerable.Range(1, Count).Select(id => (long)id)];
    }

    [GlobalCleanup]
    public async Task DeleteLibraryAsync()
    {
        await _host.DisposeAsync();
        SqliteAccess.ClosePool(_host.File);
        File.Delete(_host.File);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "UpdateAsync(id, update) for each track")]
    public async Task EditEachAsync()
    {
        TrackUpdate update = NextEdit();
        foreach (long id in _ids)
            await _host.Tracks.UpdateAsync(id, update);
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "UpdateAsync(ids, update)")]
    public async Task EditTogetherAsync()
    {
        int changed = await _host.Tracks.UpdateAsync(_ids, NextEdit());
        if (changed != Count)
            throw new InvalidOperationException($"{changed} tracks were edited instead of {Count}, so that the time says nothing.");
    }

    private TrackUpdate NextEdit()
    {
        _round++;
        return new TrackUpdate { Year = $"{1900 + (_round % 100)}", Label = $"Label {_round}", Genres = [$"Genre {_round}", "House"] };
    }
}
