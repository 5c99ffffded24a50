using System.Globalization;
using TrackStore.Loading;

namespace TrackStore.Benchmarks.Loading;

/// <summary>Scrolls through a library in real time, as a user interface does, and reports what the loader did.</summary>
internal static class Scrolling
{
    private const int LibraryRows = 10_000;
    private const int RowsPerSecond = 60;
    private const int Visible = 50;
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(50);

    /// <summary>Scrolls through 10,000 rows by title, in which the albums' tracks lie scattered.</summary>
    /// <param name="size">The rendition that a row shows.</param>
    public static async Task<int> RunAsync(ImageSize size)
    {
        RunFolder.Create();
        try
        {
            ScrollReport report = await RunAsync(LibraryRows, RowsPerSecond, size);
            Print(report);
            return report.KeepsPromises && report.P99 < Target ? 0 : 1;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    /// <summary>Scrolls through a library.</summary>
    public static async Task<ScrollReport> RunAsync(int rows, int rowsPerSecond, ImageSize size)
    {
        string file = await SeededLibrary.GetAsync(rows);
        CountingImages images = null!;
        await using var host = new StoreHost(file, inner => CountingImages.Before(inner, out images));
        IReadOnlyList<TrackItem> items = await ListAsync(host.Tracks);
        var loader = (ImageLoader)host.Loader;
        using var ui = new UiThread();
        images.WatchedThread = ui.Id;

        ScrollingList list = null!;
        long held = 0;
        await ui.RunAsync(() => list = new ScrollingList(loader, items, size, Visible));
        await ui.RunAsync(() => list.ScrollTo(Visible - 1));
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rowsPerSecond));
        await WaitAsync(ui, list, clock);
        for (int row = Visible; row < items.Count; row++)
        {
            await clock.WaitForNextTickAsync();
            int shown = row;
            await ui.RunAsync(() => list.ScrollTo(shown));
            held = Math.Max(held, loader.CachedBytes);
        }

        await WaitAsync(ui, list, clock);
        await ui.RunAsync(list.CheckAll);
        await ui.RunAsync(list.Dispose);
        return new ScrollReport(
            items.Count, items.Select(item => item.AlbumId).Distinct().Count(), size, list, images, held, new ImageLoaderOptions().CacheBytes);
    }

    private static async Task WaitAsync(UiThread ui, ScrollingList list, PeriodicTimer clock)
    {
        for (bool isComplete = false; !isComplete;)
        {
            await clock.WaitForNextTickAsync();
            await ui.RunAsync(() => isComplete = list.IsComplete);
        }
    }

    private static async Task<IReadOnlyList<TrackItem>> ListAsync(ITrackRepository tracks)
    {
        var items = new List<TrackItem>();
        var query = new TrackQuery { PageSize = 500 };
        for (string? cursor = ""; cursor is not null;)
        {
            TrackPage page = await tracks.QueryAsync(cursor.Length == 0 ? query : query with { Cursor = cursor });
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }

        return items;
    }

    private static void Print(ScrollReport report)
    {
        Console.WriteLine($"{report.Rows} rows with {report.Covers} distinct covers ({report.Size}), {RowsPerSecond} rows a second, {Visible} visible");
        Print("wrong pictures", report.List.Wrong, "must be 0");
        Print("rows scrolled away before their picture came", report.List.Left, "");
        Print("reads of bytes", report.Images.Reads.Values.Sum(), $"of {report.Images.Reads.Count} pictures");
        Print("reads of one picture at most", report.MostReads, "must be 1");
        Print("lookups of renditions", report.Images.LookUps, "");
        Print("calls of the store on the user interface's thread", report.Images.OnWatchedThread, "must be 0");
        Print("rows answered from memory at once", report.List.AtOnce.Count, $"p99 {Milliseconds(report.List.AtOnce, 0.99)}");
        Print(
            "rows answered later, from request to event",
            report.List.Later.Count,
            $"p50 {Milliseconds(report.List.Later, 0.5)}, p99 {Milliseconds(report.List.Later, 0.99)} (target: under {Target.TotalMilliseconds} ms), at most {Milliseconds(report.List.Later, 1)}");
        Print("bytes held at most", report.HeldBytes, string.Create(CultureInfo.InvariantCulture, $"limit {report.LimitBytes}"));
    }

    private static void Print(string what, long count, string note) => Console.WriteLine($"{what,-52} {count,12}  {note}");

    private static string Milliseconds(List<TimeSpan> times, double share) => $"{Percentiles.At(times, share).TotalMilliseconds:F2} ms";
}
