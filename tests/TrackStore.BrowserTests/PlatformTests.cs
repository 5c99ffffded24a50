using System.Text.RegularExpressions;

namespace TrackStore.BrowserTests;

/// <summary>A user searches a platform, sees what a sync would do, and takes what is new.</summary>
public sealed partial class PlatformTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Search_Platform_ShowsCoversAndSyncsANewTrackWithItsPicture()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/platforms");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("harbor");
        await page.Keyboard.PressAsync("Enter");
        ILocator rows = page.Locator(".result");
        await Expect(page.Locator("#results[data-settled]")).ToBeVisibleAsync();
        await Expect(rows.Locator("img").First).ToBeVisibleAsync();
        await window.StillAsync();
        await window.KeepAsync("platform-results");

        ILocator row = rows.Filter(new() { Has = page.Locator(".badge.new") }).First;
        string title = await row.Locator(".who b").InnerTextAsync();
        ILocator same = rows.Filter(new() { Has = page.GetByText(title, new() { Exact = true }) }).First;
        await row.GetByRole(AriaRole.Button, new() { Name = "Sync", Exact = true }).ClickAsync();
        await Expect(same.GetByText("With its picture")).ToBeVisibleAsync();
        await same.GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();

        ILocator details = page.Locator(".details");
        await Expect(details.Locator("h2")).ToHaveTextAsync(title);
        await Expect(details.Locator(".hero img")).ToHaveJSPropertyAsync("complete", true);
        await Expect(details.GetByText(AlbumPicture())).ToBeVisibleAsync();
        await window.KeepAsync("platform-synced");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Search_BothPlatforms_SelectedTracksAreSyncedTogether()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/platforms?platform=discogs&q=harbor");
        await Expect(page.Locator("#results[data-settled]")).ToBeVisibleAsync();
        await Expect(page.Locator(".result .badge.checking")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Checkbox).Nth(0).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox).Nth(1).CheckAsync();
        await window.KeepAsync("platform-selected");

        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Sync 2 tracks" }).ClickAsync();

        await Expect(page.Locator(".result").Nth(0).Locator(".badge.synced")).ToBeVisibleAsync();
        await Expect(page.Locator(".result").Nth(1).Locator(".badge.synced")).ToBeVisibleAsync();
        window.CheckFaults();
    }

    [GeneratedRegex("picture · Spotify")]
    private static partial Regex AlbumPicture();
}
