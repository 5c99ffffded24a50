namespace TrackStore.BrowserTests;

/// <summary>A user syncs a library, watches, pauses, closes the tab, and goes on after the host was killed.</summary>
public sealed class SyncTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Sync_PausedClosedKilledAndStartedAgain_GoesOnWhereItStopped()
    {
        await using (Window window = await browser.OpenAsync(demo.Site))
        {
            ILocator card = await OpenAsync(window);
            await card.GetByRole(AriaRole.Button, new() { Name = "Sync the library" }).ClickAsync();
            await Expect(card.Locator(".counts dd").First).Not.ToHaveTextAsync("0");
            await card.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
            await Expect(card).ToHaveAttributeAsync("data-state", "paused");
            await Expect(card.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
            await window.KeepAsync("sync-paused");
            window.CheckFaults();
        }

        await using (Window window = await browser.OpenAsync(demo.Site))
        {
            // The job belongs to the host, and not to the tab that was closed.
            ILocator card = await OpenAsync(window);
            await Expect(card).ToHaveAttributeAsync("data-state", "paused");
            window.CheckFaults();
        }

        await demo.RestartAsync();
        await using (Window window = await browser.OpenAsync(demo.Site))
        {
            ILocator card = await OpenAsync(window);
            await window.KeepAsync("sync-interrupted");
            await card.GetByRole(AriaRole.Button, new() { Name = "Resume where it stopped" }).ClickAsync();
            await Expect(card).ToHaveAttributeAsync("data-state", "completed", new() { Timeout = 60_000 });
            await Expect(card.GetByText("Done")).ToBeVisibleAsync();
            await window.KeepAsync("sync-done");
            await window.CheckAccessibilityAsync();
            window.CheckFaults();
        }
    }

    [BrowserFact]
    public async Task Sync_Running_ShowsItsProgressOnEveryPage()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        ILocator heading = window.Page.GetByRole(AriaRole.Heading, new() { Name = "Discogs" });
        ILocator card = window.Page.Locator(".card").Filter(new() { Has = heading });
        await window.GoAsync("/sync");
        await card.GetByRole(AriaRole.Button, new() { Name = "Sync the library" }).ClickAsync();

        ILocator read = card.Locator(".counts dd").First;
        await Expect(read).Not.ToHaveTextAsync("0");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Library", Exact = true }).ClickAsync();
        await Expect(window.Page.Locator(".activity")).ToBeVisibleAsync();
        await window.KeepAsync("sync-activity");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Sync", Exact = true }).ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "completed", new() { Timeout = 60_000 });
        window.CheckFaults();
    }

    private static async Task<ILocator> OpenAsync(Window window)
    {
        await window.GoAsync("/sync");
        return window.Page.Locator(".card").Filter(new() { Has = window.Page.GetByRole(AriaRole.Heading, new() { Name = "Spotify" }) });
    }
}
