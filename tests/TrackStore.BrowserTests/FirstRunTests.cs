using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>What a user meets who has nothing yet.</summary>
public sealed class FirstRunTests(Browser browser) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    [BrowserFact]
    public async Task FirstRun_EmptyLibrary_SaysHowToFillIt()
    {
        await using Site site = await Site.StartAsync("--library", _folder.PathOf("new.db"));
        await using Window window = await browser.OpenAsync(site);

        await window.GoAsync("/");

        await Expect(window.Page.GetByText("No tracks yet")).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Search a platform" })).ToBeVisibleAsync();
        await window.KeepAsync("first-run");
        await window.CheckAccessibilityAsync();
        window.CheckFaults();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
