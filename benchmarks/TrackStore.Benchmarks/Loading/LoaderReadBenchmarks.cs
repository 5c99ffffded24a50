using BenchmarkDotNet.Attributes;
using TrackStore.Benchmarks.Tracks;

namespace TrackStore.Benchmarks.Loading;

/// <summary>Images that are not cached, without event subscribers: one after another, and a page of rows at once.</summary>
[SimpleJob(warmupCount: 4, iterationCount: 15)]
[MemoryDiagnoser]
public class LoaderReadBenchmarks
{
    private const int Rows = 50;

    private readonly ImageRequest[] _page = [.. Enumerable.Range(0, Rows).Select(row => ImageRequest.ForTrack(1 + (row * GeneratedTracks.PerAlbum)))];
    private StoreHost _host = null!;
    private IImageLoader _loader = null!;

    /// <summary>Opens a library whose tracks of a page all show covers of different albums.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _host = new StoreHost(await SeededLibrary.GetAsync(Rows * GeneratedTracks.PerAlbum));
        _loader = _host.Loader;
        if (await OneByOneAsync() is not ImageLoadResult.Loaded || (await PageAsync()).Any(result => result is not ImageLoadResult.Loaded))
            throw new InvalidOperationException("The loader did not find an image.");
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _host.DisposeAsync();

    /// <summary>Loads the rows one after another.</summary>
    [Benchmark(Description = "LoadAsync of a thumbnail that is not in memory", OperationsPerInvoke = Rows)]
    public async Task<ImageLoadResult?> OneByOneAsync()
    {
        _loader.Clear();
        ImageLoadResult? last = null;
        foreach (ImageRequest request in _page)
            last = await _loader.LoadAsync(request).ConfigureAwait(false);
        return last;
    }

    /// <summary>Loads the rows at once.</summary>
    [Benchmark(Description = "LoadPageAsync of 50 thumbnails that are not in memory")]
    public async Task<IReadOnlyList<ImageLoadResult>> PageAsync()
    {
        _loader.Clear();
        return await _loader.LoadPageAsync(_page).ConfigureAwait(false);
    }
}
