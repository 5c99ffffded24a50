using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>What a user meets when something is missing, fails or is away.</summary>
public sealed class StateTests(Browser browser) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Library => _folder.PathOf("library.db");

    [BrowserFact]
    public async Task Platforms_WithoutCredentials_SayHowToGetThem()
    {
        await using Site site = await Site.StartAsync("--library", Library);
        await using Window window = await browser.OpenAsync(site);

        await window.GoAsync("/platforms");
        await Expect(window.Page.GetByText("Spotify needs credentials")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("developer.spotify.com")).ToBeVisibleAsync();
        await window.KeepAsync("no-credentials");
        await window.CheckAccessibilityAsync();
        await window.Page.GetByRole(AriaRole.Tab, new() { Name = "Discogs" }).ClickAsync();
        await Expect(window.Page.GetByText("Discogs needs credentials")).ToBeVisibleAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Library_FileIsNoDatabase_SaysSoAndOpensItOnceItIsMended()
    {
        await File.WriteAllTextAsync(Library, new string('x', 100_000), TestContext.Current.CancellationToken);
        await using Site site = await Site.StartAsync("--library", Library);
        await using Window window = await browser.OpenAsync(site);

        await window.GoAsync("/?view=table");
        await Expect(window.Page.GetByText("The library can’t be read")).ToBeVisibleAsync();
        await window.KeepAsync("library-broken");
        await window.CheckAccessibilityAsync();
        File.Delete(Library);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(window.Page.GetByText("No tracks yet")).ToBeVisibleAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Connection_HostIsGone_SaysThatThePageReconnects()
    {
        Site site = await Site.StartAsync("--library", Library);
        await using Window window = await browser.OpenAsync(site);
        await window.GoAsync("/");
        await Expect(window.Page.GetByText("No tracks yet")).ToBeVisibleAsync();

        await site.DisposeAsync();

        await Expect(window.Page.GetByText("Reconnecting…")).ToBeVisibleAsync();
        await window.KeepAsync("reconnecting");
    }

    [BrowserFact]
    public async Task Connection_HostIsBack_ShowsThePageAgain()
    {
        Site site = await Site.StartAsync("--library", Library);
        await using Window window = await browser.OpenAsync(site);
        await window.GoAsync("/?view=table");
        await Expect(window.Page.GetByText("No tracks yet")).ToBeVisibleAsync();
        await site.DisposeAsync();
        await Expect(window.Page.GetByText("Reconnecting…")).ToBeVisibleAsync();

        await using Site again = await Site.StartAsync("--library", Library, "--urls", site.Address.AbsoluteUri);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await Expect(window.Page.GetByText("No tracks yet")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Sync_CoverCanNotBeDownloaded_SaysSoOnTheRowAndStoresTheTrack()
    {
        await using var platform = new SpotifyServer();
        await using Site site = await Site.StartAsync(platform.Environment, "--library", Library);
        await using Window window = await browser.OpenAsync(site);
        await window.GoAsync("/platforms?q=harbor");
        ILocator row = window.Page.Locator(".result").First;
        await Expect(row.Locator(".badge.new")).ToBeVisibleAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Sync", Exact = true }).ClickAsync();

        await Expect(row.GetByText("No picture:")).ToBeVisibleAsync();
        await Expect(row.Locator(".badge.synced")).ToBeVisibleAsync();
        await window.KeepAsync("cover-failed");
        await window.CheckAccessibilityAsync();
        await row.GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
        await Expect(window.Page.Locator(".details h2")).ToHaveTextAsync("Harbor Lights");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
