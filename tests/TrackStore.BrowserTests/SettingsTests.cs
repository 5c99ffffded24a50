namespace TrackStore.BrowserTests;

/// <summary>A user ranks the platforms in another order, sees what would change, applies it, and finds it after a restart.</summary>
public sealed class SettingsTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Rankings_Changed_ArePreviewedAppliedAndKept()
    {
        await using (Window window = await browser.OpenAsync(demo.Site))
        {
            IPage page = window.Page;
            await window.GoAsync("/settings");
            await window.StillAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Rank Spotify higher for Year" }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(Year(page)).ToContainTextAsync("Changed");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rank Spotify lower for Year" })).ToBeFocusedAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();
            await Expect(Year(page).Locator(".effect")).ToContainTextAsync("tracks");
            await Expect(page.Locator(".effects li").First).ToBeVisibleAsync();
            await window.KeepAsync("settings-preview");
            await window.CheckAccessibilityAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Apply to the library" }).ClickAsync();
            await Expect(page.GetByText("The rankings are in use.")).ToBeVisibleAsync();
            await Expect(Year(page)).Not.ToContainTextAsync("Changed");
            window.CheckFaults();
        }

        await demo.RestartAsync();

        await using Window again = await browser.OpenAsync(demo.Site);
        await again.GoAsync("/settings");
        await Expect(Year(again.Page).Locator("ol li").First).ToContainTextAsync("Spotify");
        again.CheckFaults();
    }

    [BrowserFact]
    public async Task Search_Rebuilt_SaysSo()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/settings");
        await window.StillAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Rebuild" }).ClickAsync();

        await Expect(window.Page.GetByText("The search index was rebuilt.")).ToBeVisibleAsync();
        window.CheckFaults();
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1024)]
    [InlineData(1600)]
    public async Task Page_InLightAndDark_IsAccessibleAndFits(int width)
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/settings");
        await window.Page.SetViewportSizeAsync(width, 900);
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await window.StillAsync();
            await window.KeepAsync($"settings-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}");
            await window.CheckAccessibilityAsync();
        }

        Assert.Equal(width, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        window.CheckFaults();
    }

    private static ILocator Year(IPage page) => page.Locator(".ranking").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Year" }) });
}
