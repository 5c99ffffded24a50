using BenchmarkDotNet.Attributes;
using TrackStore.Benchmarks.Artwork;
using TrackStore.Benchmarks.Artwork.Peers;
using TrackStore.Benchmarks.Loading;
using TrackStore.Benchmarks.Sync;
using TrackStore.Benchmarks.Tracks;

namespace TrackStore.Benchmarks;

/// <summary>Runs every benchmark once on little data, with its checks. The times mean nothing.</summary>
[BenchmarkCategory("Smoke")]
public class SmokeBenchmarks
{
    private const int Tracks = 20 * GeneratedTracks.PerAlbum;

    [Benchmark]
    public async Task Everything()
    {
        await RenditionsAsync();
        await ImportAsync();
        await SyncAsync();
        await ImageReadsAsync();
        await LoaderHitAsync();
        await LoaderUnderLoadAsync();
        await ListsAsync();
    }

    private static async Task RenditionsAsync()
    {
        var benchmarks = new RenditionBenchmarks { Original = "640 JPEG" };
        await benchmarks.SetUpAsync();
        await benchmarks.Store();
        await benchmarks.CleanUpAsync();

        var peers = new IRenditionPeer[] { new NaivePeer(threads: 1), new SkiaPeer(ownScaler: true) };
        IReadOnlyDictionary<IRenditionPeer, double[]> decibels = await RenditionQuality.MeasureAsync(
            Originals.Get(benchmarks.Original), RenditionProfile.Default, peers, pixels => PictureDistance.Luma(pixels));
        if (decibels.Values.Any(renditions => renditions.Min() < 20))
            throw new InvalidOperationException("A contender's renditions don't show the original.");
    }

    private static Task ImportAsync() => new ImportBenchmarks().ThrowIfDifferentAsync();

    private static async Task SyncAsync()
    {
        await SyncComparison.ThrowIfDifferentAsync(count: 600);
        await ReadsDuringSync.MeasureAsync(tracks: 1200, quietReads: 10);
    }

    private static async Task ImageReadsAsync()
    {
        foreach (ArtworkOwnerKind owner in Enum.GetValues<ArtworkOwnerKind>())
        {
            var benchmarks = new ImageReadBenchmarks { LibraryTracks = Tracks, Owner = owner, Size = ImageSize.Medium };
            await benchmarks.SetUpAsync();
            benchmarks.Raw();
            await benchmarks.Store();
            benchmarks.StoreFromOutside();
            await benchmarks.EfCore();
            await benchmarks.CleanUpAsync();
        }
    }

    private static async Task LoaderHitAsync()
    {
        var benchmarks = new LoaderHitBenchmarks();
        await benchmarks.SetUpAsync();
        await benchmarks.CleanUpAsync();
    }

    private static async Task LoaderUnderLoadAsync()
    {
        ScrollReport scrolled = await Scrolling.RunAsync(Tracks, rowsPerSecond: 500, ImageSize.Medium);
        if (!scrolled.KeepsPromises)
            throw new InvalidOperationException($"Scrolling showed {scrolled.List.Wrong} wrong pictures, or read one {scrolled.MostReads} times, or where it must not.");
        (int reads, _, _) = await SharedRead.CountAsync(callers: 100, isHeld: true);
        if (reads != 1)
            throw new InvalidOperationException($"The callers of one picture caused {reads} reads.");
    }

    private static async Task ListsAsync()
    {
        foreach (PageBenchmarks.Position page in Enum.GetValues<PageBenchmarks.Position>())
        {
            var pages = new PageBenchmarks { LibraryTracks = Tracks, Page = page };
            await pages.SetUpAsync();
            await pages.EfCore();
            await pages.Store();
            await pages.CleanUpAsync();
        }

        var searches = new SearchBenchmarks { LibraryTracks = Tracks };
        await searches.SetUpAsync();
        await searches.EfCore();
        await searches.Store();
        await searches.CleanUpAsync();
    }
}
