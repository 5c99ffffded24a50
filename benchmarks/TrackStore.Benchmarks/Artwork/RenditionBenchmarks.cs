using BenchmarkDotNet.Attributes;

namespace TrackStore.Benchmarks.Artwork;

/// <summary>Four renditions from one original: the store's processor against the naive way.</summary>
[SimpleJob(warmupCount: 3, iterationCount: 15)]
public class RenditionBenchmarks
{
    private readonly RenditionProfile _profile = RenditionProfile.Default;
    private StoreHost _host = null!;
    private IImageProcessor _processor = null!;
    private byte[] _original = [];
    private ImageSource _source = null!;

    [Params("640 JPEG", "1400 JPEG", "3000 JPEG", "1000 PNG with alpha", "1000 WebP")]
    public string Original { get; set; } = "640 JPEG";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        (_original, ImageFormat format) = Original switch
        {
            "640 JPEG" => (Pictures.Jpeg(640), ImageFormat.Jpeg),
            "1400 JPEG" => (Pictures.Jpeg(1400), ImageFormat.Jpeg),
            "3000 JPEG" => (Pictures.Jpeg(3000), ImageFormat.Jpeg),
            "1000 PNG with alpha" => (Pictures.PngWithAlpha(1000), ImageFormat.Png),
            "1000 WebP" => (Pictures.WebP(1000), ImageFormat.WebP),
            _ => throw new InvalidOperationException($"There is no picture \"{Original}\"."),
        };
        _source = new ImageSource { Data = _original, Format = format, MaxPixels = new ArtworkOptions().MaxPixels };

        // The file is never touched: the processor works alone.
        _host = new StoreHost(RunFolder.NewFile());
        _processor = _host.Processor;
        ThrowIfDifferent(await Store(), Naive());
        Console.WriteLine($"// {Original}: {_original.Length / 1000} kB, made of {Pictures.Origin}");
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _host.DisposeAsync();

    [Benchmark(Baseline = true, Description = "Naive, one thread")]
    public IReadOnlyList<Rendition> Naive() => NaiveRenditions.Make(_original, _profile, threads: 1);

    [Benchmark(Description = "Naive, libvips' own threads")]
    public IReadOnlyList<Rendition> NaiveThreaded() => NaiveRenditions.Make(_original, _profile, threads: null);

    [Benchmark(Description = "TrackStore")]
    public async Task<IReadOnlyList<Rendition>> Store() => (await _processor.ProcessAsync(_source, _profile)).Renditions;

    private static void ThrowIfDifferent(IReadOnlyList<Rendition> store, IReadOnlyList<Rendition> naive)
    {
        bool same = store.Select(r => (r.Size, r.MimeType, r.Width, r.Height)).SequenceEqual(naive.Select(r => (r.Size, r.MimeType, r.Width, r.Height)));
        if (!same)
            throw new InvalidOperationException("The two don't make the same renditions, so that their times say nothing.");
    }
}
