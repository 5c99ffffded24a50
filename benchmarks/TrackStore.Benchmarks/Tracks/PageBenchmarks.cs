using BenchmarkDotNet.Attributes;

namespace TrackStore.Benchmarks.Tracks;

/// <summary>A page of 50 tracks by title from a library of 20,000: the store's cursor against Skip and Take.</summary>
[SimpleJob(warmupCount: 4, iterationCount: 15)]
[MemoryDiagnoser]
public class PageBenchmarks
{
    private const int PageSize = 50;
    private const int Pages = 32;

    private StoreHost _host = null!;
    private EfTrackLists _ef = null!;
    private TrackQuery _query = new();
    private int _skip;

    public enum Position
    {
        First,
        Last,
    }

    [Params(Position.First, Position.Last)]
    public Position Page { get; set; }

    internal int LibraryTracks { get; init; } = 20_000;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        string file = await SeededLibrary.GetAsync(LibraryTracks);
        _host = new StoreHost(file);
        _ef = new EfTrackLists(SqliteAccess.Contexts(file));
        if (Page == Position.Last)
        {
            while ((await QueryAsync()).NextCursor is { } next)
            {
                _query = _query with { Cursor = next };
                _skip += PageSize;
            }
        }

        if (!(await QueryAsync()).Items.SequenceEqual(await _ef.PageAsync(_skip, PageSize)))
            throw new InvalidOperationException("The contenders don't list the same tracks, so that their times say nothing.");
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _host.DisposeAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = Pages, Description = "EF Core, Skip and Take")]
    public async Task EfCore()
    {
        for (int i = 0; i < Pages; i++)
            await _ef.PageAsync(_skip, PageSize);
    }

    [Benchmark(OperationsPerInvoke = Pages, Description = "TrackStore, cursor")]
    public async Task Store()
    {
        for (int i = 0; i < Pages; i++)
            await QueryAsync();
    }

    private Task<TrackPage> QueryAsync() => _host.Tracks.QueryAsync(_query with { PageSize = PageSize });
}
