using System.Text.RegularExpressions;

namespace TrackStore.BrowserTests;

/// <summary>A user ranks the platforms in another order, sees what would change, applies it, and finds it after a restart.</summary>
public sealed partial class SettingsTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
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
            await Expect(Year(page).Locator(".effects li").First).ToBeVisibleAsync();
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
    public async Task Rankings_AppliedHalfway_CanGoOn()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/settings");
        await window.StillAsync();
        string first = await Year(page).Locator("ol li .src").First.InnerTextAsync();
        await Year(page).GetByRole(AriaRole.Button, new() { NameRegex = RankHigher() }).Nth(1).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Apply to the library" })).ToBeFocusedAsync();

        demo.Sql("CREATE TRIGGER fails BEFORE UPDATE ON tracks BEGIN SELECT RAISE(ABORT, 'no more'); END");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".settings .fault")).ToBeVisibleAsync();
        await Expect(page.GetByText("not all tracks follow them yet")).ToBeVisibleAsync();
        demo.Sql("DROP TRIGGER fails");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();

        await Expect(page.Locator(".notice")).ToContainTextAsync("The rankings are in use.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Go on" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".settings .fault")).ToHaveCountAsync(0);

        // The other tests begin with the demo's rankings.
        await page.Keyboard.PressAsync("Control+z");
        await Expect(Year(page).Locator("ol li .src").First).ToHaveTextAsync(first);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Rankings_AppliedInAnotherTab_AreShown()
    {
        await using Window first = await browser.OpenAsync(demo.Site);
        await using Window second = await browser.OpenAsync(demo.Site);
        await first.GoAsync("/settings");
        await second.GoAsync("/settings");
        await second.StillAsync();
        await first.StillAsync();

        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Change the order for Length" }).ClickAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Rank Discogs higher for Length" }).ClickAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Preview the changes" }).ClickAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Apply to the library" }).ClickAsync();

        ILocator length = second.Page.Locator(".ranking").Filter(new() { Has = second.Page.GetByRole(AriaRole.Heading, new() { Name = "Length" }) });
        await Expect(length.Locator("ol li").First).ToContainTextAsync("Discogs");
        second.CheckFaults();
        first.CheckFaults();
    }

    [BrowserFact]
    public async Task Renditions_Changed_AreUsedKeptAndRenderedAgain()
    {
        await using (Window window = await browser.OpenAsync(demo.Site))
        {
            IPage page = window.Page;
            await window.GoAsync("/settings");
            await window.StillAsync();
            await page.GetByLabel("Format").SelectOptionAsync("WebP");
            await page.GetByLabel("Quality").FocusAsync();
            await page.Keyboard.PressAsync("ArrowLeft");
            await Expect(page.Locator("output[for=quality]")).ToHaveTextAsync("84");
            await Expect(page.GetByText("are rendered again when they are shown next")).ToBeVisibleAsync();
            await window.KeepInThreeWidthsAsync("settings-renditions");
            await window.CheckAccessibilityAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Use for new pictures" }).ClickAsync();

            await Expect(page.GetByText("New pictures are rendered with these options.")).ToBeVisibleAsync();
            await Expect(page.GetByText(MadeWithOthers())).ToBeVisibleAsync();
            await Expect(page.GetByText("are rendered again when they are shown next")).ToHaveCountAsync(0);
            ILocator render = page.GetByRole(AriaRole.Button, new() { NameRegex = RenderCounted() });
            await render.ClickAsync();
            await Expect(page.GetByText("rendered again.").First).ToBeVisibleAsync();
            await Expect(page.GetByText(AllMatch())).ToBeVisibleAsync();
            window.CheckFaults();
        }

        await demo.RestartAsync();

        await using Window again = await browser.OpenAsync(demo.Site);
        await again.GoAsync("/settings");
        await Expect(again.Page.GetByLabel("Format")).ToHaveValueAsync("WebP");
        await Expect(again.Page.GetByText(AllMatch())).ToBeVisibleAsync();
        again.CheckFaults();
    }

    [BrowserFact]
    public async Task Settings_LeftWithoutApplying_AreKeptAndSaidToBe()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        string wanted = await LowerQualityAsync(window);

        await page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("kept, but not applied yet");
        await window.KeepAsync("settings-left");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the settings" }).ClickAsync();

        await Expect(page.Locator("output[for=quality]")).ToHaveTextAsync(wanted);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.Locator("output[for=quality]")).Not.ToHaveTextAsync(wanted);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Renditions_Applied_CanBeUndone()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        string wanted = await LowerQualityAsync(window);

        await page.GetByRole(AriaRole.Button, new() { Name = "Use for new pictures" }).ClickAsync();
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(page.Locator(".notice")).ToContainTextAsync("Undone: Changed how pictures are rendered");
        await Expect(page.Locator("output[for=quality]")).Not.ToHaveTextAsync(wanted);
        window.CheckFaults();
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

    private static async Task<string> LowerQualityAsync(Window window)
    {
        ILocator quality = window.Page.Locator("output[for=quality]");
        await window.GoAsync("/settings");
        await window.StillAsync();
        string before = await quality.InnerTextAsync();
        await window.Page.GetByLabel("Quality").FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(quality).Not.ToHaveTextAsync(before);
        return await quality.InnerTextAsync();
    }

    private static ILocator Year(IPage page) => page.Locator(".ranking").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Year" }) });

    [GeneratedRegex("Render [0-9,]+ pictures? again")]
    private static partial Regex RenderCounted();

    [GeneratedRegex("[0-9,]+ (was|were) made with others\\.$")]
    private static partial Regex MadeWithOthers();

    [GeneratedRegex("^Rank .+ higher for Year$")]
    private static partial Regex RankHigher();

    [GeneratedRegex("^[0-9,]+ pictures match the options\\.$")]
    private static partial Regex AllMatch();
}
