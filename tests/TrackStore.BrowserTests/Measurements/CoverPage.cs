using System.Globalization;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>Opens the page of covers until a hundred of them are painted.</summary>
internal static class CoverPage
{
    // A hundred tiles and more lie within the two screens that a list holds at its start.
    private const int Width = 1920;
    private const int Height = 1700;

    private const string WatchCovers = """
        (() => {
          const isPainted = cell => { const image = cell.querySelector('img'); return image?.complete && image.naturalWidth > 0; };
          const look = () => {
            const cells = [...document.querySelectorAll('[role=listbox] .cell')].slice(0, 100);
            if (cells.length === 100 && cells.every(isPainted)) window.lastCover = performance.now();
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })();
        """;

    private const string ReadTimes = """
        () => [performance.getEntriesByName('first-contentful-paint')[0].startTime, window.lastCover]
        """;

    /// <summary>Opens the page in windows that know nothing, and each once more.</summary>
    public static async Task MeasureAsync(Browser browser, Site site, string library, int rounds)
    {
        List<Visit> cold = [], warm = [];
        for (int round = 0; round < rounds; round++)
        {
            await using Window window = await browser.OpenAsync(site, Width, height: Height);
            await window.Page.AddInitScriptAsync(WatchCovers);
            cold.Add(await VisitAsync(window));
            await window.Page.GotoAsync("about:blank");
            warm.Add(await VisitAsync(window));
            window.CheckFaults();
        }

        Report(library, "cold", cold);
        Report(library, "warm", warm);
    }

    private static async Task<Visit> VisitAsync(Window window)
    {
        Traffic traffic = await Traffic.WatchAsync(window);
        await window.Page.GotoAsync("/");
        await window.Page.WaitForFunctionAsync("() => window.lastCover");
        await window.SettleAsync();
        double[] times = await window.Page.EvaluateAsync<double[]>(ReadTimes);
        return new Visit(times[0], times[1], traffic.ToString());
    }

    private static void Report(string library, string kind, List<Visit> visits)
    {
        var first = new Milliseconds([.. visits.Select(visit => visit.FirstPaint)]);
        var last = new Milliseconds([.. visits.Select(visit => visit.LastCover)]);
        MeasurementReport.Add(
            $"page of 100 covers, {library}, {kind}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"first paint {first.Median:F0} ms, cover 100 {last.Median:F0} ms (medians of {visits.Count}); {visits[^1].Traffic}"));
    }

    private sealed record Visit(double FirstPaint, double LastCover, string Traffic);
}
