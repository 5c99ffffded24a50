using BenchmarkDotNet.Attributes;

namespace TrackStore.Benchmarks.Tracks;

/// <summary>The first 50 tracks by title with a word in any name, from a library of 20,000: the store's folded search against LIKE on the names.</summary>
[SimpleJob(warmupCount: 4, iterationCount: 15)]
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int PageSize = 50;
    private const int Searches = 8;

    private StoreHost _host = null!;
    private EfTrackLists _ef = null!;

    /// <summary>Gets or sets a word that occurs in many names, or in none so that the whole library is searched.</summary>
    [Params("velvet", "nowhere")]
    public string Word { get; set; } = "velvet";

    internal int LibraryTracks { get; init; } = 20_000;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        string file = await SeededLibrary.GetAsync(LibraryTracks);
        _host = new StoreHost(file);
        _ef = new EfTrackLists(SqliteAccess.Contexts(file));
        if (!(await QueryAsync()).Items.SequenceEqual(await _ef.SearchAsync(Word, PageSize)))
            throw new InvalidOperationException("The contenders don't find the same tracks, so that their times say nothing.");
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _host.DisposeAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = Searches, Description = "EF Core, LIKE on title, artist and album")]
    public async Task EfCore()
    {
        for (int i = 0; i < Searches; i++)
            await _ef.SearchAsync(Word, PageSize);
    }

    [Benchmark(OperationsPerInvoke = Searches, Description = "TrackStore, folded text")]
    public async Task Store()
    {
        for (int i = 0; i < Searches; i++)
            await QueryAsync();
    }

    private Task<TrackPage> QueryAsync() => _host.Tracks.QueryAsync(new TrackQuery { Text = Word, PageSize = PageSize });
}
