using System.Text.RegularExpressions;

namespace TrackStore.BrowserTests;

/// <summary>A user looks at the library's numbers, and follows a bar to its tracks.</summary>
public sealed partial class StatisticsTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserTheory]
    [InlineData("decades")]
    [InlineData("bpm")]
    [InlineData("genres")]
    [InlineData("keys")]
    [InlineData("fieldsources")]
    [InlineData("monthsadded")]
    public async Task Bar_Followed_ListsAsManyTracksAsItSays(string chart)
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/statistics");
        await window.StillAsync();
        ILocator bar = page.Locator($"[data-chart={chart}] .bars a").First;
        string said = await bar.GetAttributeAsync("aria-label") ?? await bar.Locator(".num").InnerTextAsync();
        string count = CountOfTracks().Match(said).Groups["count"].Value;

        await bar.ClickAsync();

        await Expect(page.Locator("h1 small")).ToHaveTextAsync(count == "1" ? "1 track" : $"{count} tracks");
        await Expect(page.Locator(".chips.on .chip").First).ToBeVisibleAsync();
        await window.SettleAsync();
        window.CheckFaults();
    }

    [BrowserTheory]
    [InlineData("decades")]
    [InlineData("bpm")]
    [InlineData("genres")]
    [InlineData("keys")]
    public async Task Note_Followed_ListsAsManyTracksAsItSays(string chart)
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/statistics");
        await window.StillAsync();
        ILocator note = page.Locator($"[data-chart={chart}] .leftout a[href*=missing]");
        string count = CountOfTracks().Match(await note.InnerTextAsync()).Groups["count"].Value;

        await note.ClickAsync();

        await Expect(page.Locator("h1 small")).ToHaveTextAsync(count == "1" ? "1 track" : $"{count} tracks");
        await Expect(page.Locator(".chips.on .chip")).ToHaveCountAsync(1);
        await window.SettleAsync();
        window.CheckFaults();
    }

    [BrowserTheory]
    [InlineData("Tracks, albums and history", "**/?view=table")]
    [InlineData("Search index", "**/settings#search-index")]
    [InlineData("Original pictures", "**/settings#renditions")]
    [InlineData("Pictures, large", "**/pictures?tab=all")]
    public async Task StorageBar_Followed_LeadsToWhatTakesThePlace(string bar, string address)
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/statistics");
        await window.StillAsync();

        await window.Page.Locator("[data-chart=storage] .bars a").Filter(new() { HasText = bar }).ClickAsync();

        await window.Page.WaitForURLAsync(address);
        await window.StillAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Charts_ByKeyboardAndAsTables_AreComplete()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/statistics");
        await window.StillAsync();
        ILocator decades = page.Locator("[data-chart=decades]");
        ILocator bars = decades.Locator(".bars a");

        await bars.First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(bars.Nth(1)).ToBeFocusedAsync();
        await decades.Locator("summary").ClickAsync();
        await Expect(decades.Locator("tbody tr a")).ToHaveCountAsync(await bars.CountAsync());
        await window.KeepInThreeWidthsAsync("statistics-table");
        await window.CheckAccessibilityAsync();
        window.CheckFaults();
    }

    [GeneratedRegex(@"(?<count>[\d,]+)( tracks?|$)")]
    private static partial Regex CountOfTracks();
}
