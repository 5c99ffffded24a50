using System.Globalization;

namespace TrackStore.BrowserTests.Measurements;

/// <summary>Opens many windows and reads what the server needs for each.</summary>
internal static class CircuitMemory
{
    private const int Circuits = 20;
    private const int FirstOnes = 3;

    public static async Task MeasureAsync(Browser browser, Site site, string view)
    {
        List<Window> windows = [];
        try
        {
            // The first ones pay for what all share.
            await OpenAsync(FirstOnes);
            (long heap, long workingSet) = (await MemoryProbe.ReadAsync(site), site.ReadWorkingSet());
            await OpenAsync(Circuits);
            heap = await MemoryProbe.ReadAsync(site) - heap;
            workingSet = site.ReadWorkingSet() - workingSet;
            MeasurementReport.Add(
                $"memory of a circuit, {view}, {Circuits} open",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{heap / 1e6 / Circuits:F2} MB of objects, {workingSet / 1e6 / Circuits:F1} MB of working set"));
        }
        finally
        {
            foreach (Window window in windows)
                await window.DisposeAsync();
        }

        async Task OpenAsync(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Window window = await browser.OpenAsync(site);
                windows.Add(window);
                await window.GoAsync($"/?view={view}");
                await window.SettleAsync();
            }
        }
    }
}
