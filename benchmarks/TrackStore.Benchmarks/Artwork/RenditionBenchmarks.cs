using BenchmarkDotNet.Attributes;
using TrackStore.Benchmarks.Artwork.Peers;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>Four renditions from one original: the store's processor against the naive way with the same library, and against other libraries.</summary>
[SimpleJob(warmupCount: 3, iterationCount: 15)]
public class RenditionBenchmarks
{
    private readonly RenditionProfile _profile = RenditionProfile.Default;
    private readonly NaivePeer _naive = new(threads: 1);
    private readonly NaivePeer _naiveThreaded = new(threads: null);
    private readonly SkiaPeer _skiaLanczos = new(ownScaler: false);
    private readonly SkiaPeer _skia = new(ownScaler: true);
    private readonly MagickPeer _magick = new();
    private StoreHost _host = null!;
    private StorePeer _store = null!;
    private ImageSource _source = null!;

    public static IEnumerable<string> OriginalNames => Originals.Names;

    [ParamsSource(nameof(OriginalNames))]
    public string Original { get; set; } = Originals.Names[0];

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _source = Originals.Get(Original);

        // The file is never touched: the processor works alone.
        _host = new StoreHost(RunFolder.NewFile());
        _store = new StorePeer(_host.Processor);
        IRenditionPeer[] peers = [_naive, _naiveThreaded, _skiaLanczos, _skia, _magick];
        await RenditionAgreement.ThrowIfDifferentAsync(_source, _profile, _store, peers);
        Console.WriteLine($"// {Original}: {_source.Data.Length / 1000} kB, made of {Pictures.Origin}");
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _host.DisposeAsync();

    [Benchmark(Baseline = true, Description = "Naive, one thread")]
    public Task<IReadOnlyList<Rendition>> Naive() => _naive.MakeAsync(_source, _profile);

    [Benchmark(Description = "Naive, libvips' own threads")]
    public Task<IReadOnlyList<Rendition>> NaiveThreaded() => _naiveThreaded.MakeAsync(_source, _profile);

    [Benchmark(Description = "SkiaSharp, Lanczos in C#")]
    public Task<IReadOnlyList<Rendition>> SkiaLanczos() => _skiaLanczos.MakeAsync(_source, _profile);

    [Benchmark(Description = "SkiaSharp, its own scaler")]
    public Task<IReadOnlyList<Rendition>> Skia() => _skia.MakeAsync(_source, _profile);

    [Benchmark(Description = "Magick.NET, one thread")]
    public Task<IReadOnlyList<Rendition>> Magick() => _magick.MakeAsync(_source, _profile);

    [Benchmark(Description = "TrackStore")]
    public Task<IReadOnlyList<Rendition>> Store() => _store.MakeAsync(_source, _profile);
}
