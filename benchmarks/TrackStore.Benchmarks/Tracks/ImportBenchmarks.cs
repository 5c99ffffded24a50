using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TrackStore.Storage;

namespace TrackStore.Benchmarks.Tracks;

/// <summary>Tracks with albums, genres and layers into an empty library, per track: the store's import against EF Core on the same schema.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 10)]
public class ImportBenchmarks
{
    private const int Bulk = 5000;
    private const int OneByOne = 1000;

    private readonly NewTrack[] _tracks = [.. GeneratedTracks.Make(Bulk)];
    private StoreHost _host = null!;
    private PooledDbContextFactory<EfContext> _contexts = null!;

    /// <summary>Makes sure that all contenders write the same.</summary>
    [GlobalSetup]
    public async Task ThrowIfDifferentAsync()
    {
        const int Compared = 1100;
        IReadOnlyList<string> store = await RowsOfAsync(() => ImportAsync(Compared));
        IReadOnlyList<string> chunks = await RowsOfAsync(() => SaveChunksAsync(Compared));
        IReadOnlyList<string> each = await RowsOfAsync(() => SaveEachAsync(Compared));
        if (store.Count < Compared * 10 || !store.SequenceEqual(chunks) || !store.SequenceEqual(each))
            throw new InvalidOperationException("The contenders don't write the same rows, so that their times say nothing.");
    }

    [IterationSetup]
    public void OpenNewLibrary() => OpenNewLibraryAsync().GetAwaiter().GetResult();

    [IterationCleanup]
    public void DeleteLibrary() => DeleteLibraryAsync().GetAwaiter().GetResult();

    [Benchmark(Baseline = true, OperationsPerInvoke = OneByOne, Description = "EF Core, one SaveChanges per call")]
    public Task SaveEach() => SaveEachAsync(OneByOne);

    [Benchmark(OperationsPerInvoke = Bulk, Description = "EF Core, one SaveChanges per 500")]
    public Task SaveChunks() => SaveChunksAsync(Bulk);

    [Benchmark(OperationsPerInvoke = Bulk, Description = "TrackStore, ImportAsync")]
    public Task Import() => ImportAsync(Bulk);

    private Task SaveEachAsync(int count) => new EfImport(_contexts).SaveEachAsync(_tracks.Take(count));

    private Task SaveChunksAsync(int count) => new EfImport(_contexts).SaveChunksAsync(_tracks.Take(count));

    private Task<ImportResult> ImportAsync(int count) => _host.Tracks.ImportAsync(_tracks.Take(count).ToAsyncEnumerable());

    private async Task<IReadOnlyList<string>> RowsOfAsync(Func<Task> import)
    {
        await OpenNewLibraryAsync();
        await import();
        IReadOnlyList<string> rows = LibraryRows.Read(_host.File);
        await DeleteLibraryAsync();
        return rows;
    }

    private async Task OpenNewLibraryAsync()
    {
        _host = new StoreHost(RunFolder.NewFile());
        await _host.Database.InitializeAsync();
        _contexts = SqliteAccess.Contexts(_host.File);
    }

    private async Task DeleteLibraryAsync()
    {
        await _host.DisposeAsync();
        SqliteAccess.ClosePool(_host.File);
        File.Delete(_host.File);
    }
}
