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

    public static async Task MeasureAsync(Browser browser, Site site, string library, int jumps)
    {
        await using Window window = await browser.OpenAsync(site);
        await window.GoAsync("/?view=table");
        await window.StillAsync();
        var random = new Random(20261127);
        List<double> rows = [], covers = [];
        for (int jump = 0; jump < jumps; jump++)
        {
            double[] times = await window.Page.EvaluateAsync<double[]>(Jump, 0.02 + (0.96 * random.NextDouble()));
            rows.Add(times[0]);
            covers.Add(times[1]);
            await window.StillAsync();
        }

        MeasurementReport.Add($"far jump, {library}, until its rows are painted", new Milliseconds(rows));
        MeasurementReport.Add($"far jump, {library}, with their covers", new Milliseconds(covers));
        window.CheckFaults();
    }
}
