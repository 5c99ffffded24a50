using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using TrackStore.Benchmarks.Tracks;

namespace TrackStore.Benchmarks.Loading;

/// <summary>A cached picture, without event subscribers.</summary>
[SimpleJob(warmupCount: 4, iterationCount: 15)]
[MemoryDiagnoser]
public class LoaderHitBenchmarks
{
    private readonly ImageRequest _request = ImageRequest.ForTrack(1, ImageSize.Medium);
    private StoreHost _host = null!;
    private IImageLoader _loader = null!;

    /// <summary>Loads the picture, then deletes it from the database, so that a query would find nothing.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        string file = RunFolder.NewFile();
        File.Copy(await SeededLibrary.GetAsync(GeneratedTracks.PerAlbum), file);
        _host = new StoreHost(file);
        _loader = _host.Loader;
        await _loader.LoadAsync(_request);

        using SqliteConnection connection = SqliteAccess.Open(file);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "DELETE FROM track_artworks; DELETE FROM album_artworks; DELETE FROM artworks;";
        command.ExecuteNonQuery();
        ThrowIfRead();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        ThrowIfRead();
        await _host.DisposeAsync();
    }

    [Benchmark(Description = "LoadAsync of a remembered picture")]
    public ImageLoadResult Load()
    {
        ValueTask<ImageLoadResult> load = _loader.LoadAsync(_request);
        return load.IsCompletedSuccessfully ? load.Result : throw new InvalidOperationException("The loader did not answer at once.");
    }

    [Benchmark(Description = "TryGetCached of a remembered picture")]
    public ImageLoadResult? Peek() => _loader.TryGetCached(_request);

    private void ThrowIfRead()
    {
        if (Load() is not ImageLoadResult.Loaded || Peek() is not ImageLoadResult.Loaded)
            throw new InvalidOperationException("The loader did not answer from memory.");
    }
}
