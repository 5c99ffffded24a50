namespace TrackStore.BrowserTests.Measurements;

/// <summary>
/// Measures the web sample as its user feels it: on a library of 20,000 tracks, and on one of a million. The results are written to
/// <c>measured.md</c> in the folder of the tests.
/// </summary>
public sealed class PanelMeasurements(Browser browser)
{
    private const int Small = 20_000;
    private const int Large = 1_000_000;

    [MeasureFact]
    public async Task Panels_TwentyThousandTracks()
    {
        await using MeasuredLibrary library = await MeasuredLibrary.OpenAsync(Small);
        await CoverPage.MeasureAsync(browser, library.Site, "20,000 tracks", rounds: 7);
        await ArtworkRequests.MeasureAsync(library);
        await TypedSearches.MeasureAsync(browser, library, "20,000 tracks");
        await CircuitMemory.MeasureAsync(browser, library.Site, "albums");
        await CircuitMemory.MeasureAsync(browser, library.Site, "table");
    }

    [MeasureFact]
    public async Task Panels_MillionTracks()
    {
        await using MeasuredLibrary library = await MeasuredLibrary.OpenAsync(Large);
        await FarJumps.MeasureAsync(browser, library, "1,000,000 tracks", jumps: 50);
        await CoverPage.MeasureAsync(browser, library.Site, "1,000,000 tracks", rounds: 7);
        await TypedSearches.MeasureAsync(browser, library, "1,000,000 tracks");
    }
}
