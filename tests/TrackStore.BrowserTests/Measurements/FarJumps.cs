using System.Diagnostics;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>Drags the scroll bar of the table to far places, until their rows, and then their covers, are painted.</summary>
internal static class FarJumps
{
    private const string Jump = """
        fraction => new Promise(done => {
          const list = document.querySelector('[role=listbox]'), before = list.dataset.settled, start = performance.now();
          const isSeen = image => { const box = image.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
          let rows = 0;
          const look = () => {
            const isThere = 'settled' in list.dataset && list.dataset.settled !== before;
            if (rows && [...list.querySelectorAll('img')].filter(isSeen).every(image => image.complete)) done([rows, performance.now() - start]);
            else {
              // The frame in which the rows were found has been painted when the next one begins.
              if (isThere && !rows) requestAnimationFrame(() => { rows = performance.now() - start; look(); });
              else requestAnimationFrame(look);
            }
          };
          list.scrollTop = Math.round(fraction * (list.scrollHeight - list.clientHeight));
          requestAnimationFrame(look);
        })
        """;

    public static async Task MeasureAsync(Browser browser, MeasuredLibrary library, string name, int jumps)
    {
        // While nothing else is asked of the library.
        List<double> engine = [];
        for (int jump = 0; jump < jumps; jump++)
            engine.Add(await SkipAsync(library, Far(new Random(jump))));

        await using Window window = await browser.OpenAsync(library.Site);
        await window.GoAsync("/?view=table");
        await window.StillAsync();
        var random = new Random(20261127);
        List<double> rows = [], covers = [];
        for (int jump = 0; jump < jumps; jump++)
        {
            double[] times = await window.Page.EvaluateAsync<double[]>(Jump, Far(random));
            rows.Add(times[0]);
            covers.Add(times[1]);
            await window.StillAsync();
        }

        MeasurementReport.Add($"far jump, {name}, until its rows are painted", new Milliseconds(rows));
        MeasurementReport.Add($"far jump, {name}, with their covers", new Milliseconds(covers));
        MeasurementReport.Add($"far jump, {name}, the rows by the engine", new Milliseconds(engine));
        window.CheckFaults();
    }

    private static double Far(Random random) => 0.02 + (0.96 * random.NextDouble());

    private static async Task<double> SkipAsync(MeasuredLibrary library, double fraction)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        ITrackRepository tracks = library.Get<ITrackRepository>();
        int skip = (int)(fraction * await tracks.CountAsync(new TrackQuery(), cancellationToken: cancel));
        var query = new TrackQuery { Skip = skip, Include = TrackItemParts.Tags | TrackItemParts.Platforms, PageSize = 120 };
        long start = Stopwatch.GetTimestamp();
        await tracks.QueryAsync(query, cancel);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
