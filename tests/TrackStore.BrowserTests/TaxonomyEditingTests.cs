using System.Text.RegularExpressions;

namespace TrackStore.BrowserTests;

/// <summary>A user names and describes tags with the keyboard, loses nothing that was typed, and takes it all back.</summary>
public sealed class TaxonomyEditingTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Tag_NameDescriptionAndColor_AreSavedTogetherWithTheKeyboardAndUndoneAtOnce()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window);
        await CreateAsync(page, "Opener");
        await page.GetByLabel("Name", new() { Exact = true }).FocusAsync();

        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync("The very first track of a night", new() { Delay = 5 });
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Quiet");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "No color" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Red" })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Red" })).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("Another color")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await window.KeepAsync("tags-editing");
        await window.CheckAccessibilityAsync();
        await page.Keyboard.PressAsync("Enter");

        ILocator row = Row(page, "The very first track of a night");
        await Expect(row).ToContainTextAsync("Quiet");
        await Expect(row.Locator(".head .swatch")).ToHaveAttributeAsync("style", "background:#c92a2a");
        await Notice(page).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Row(page, "Opener")).Not.ToContainTextAsync("Quiet");
        await Expect(Row(page, "Opener").Locator(".head .swatch")).ToHaveClassAsync(new Regex("none"));
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Tag_TypedAndClosed_IsMarkedKeptAndAskedAboutWhenThePageIsLeft()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window);
        await CreateAsync(page, "Late");
        ILocator description = Row(page, "Late").GetByLabel("Description");

        await description.FillAsync("After two");
        await description.PressAsync("Escape");
        await Expect(Row(page, "Late").Locator(".what")).ToBeFocusedAsync();
        await Expect(Row(page, "Late").Locator(".what")).ToContainTextAsync("Not saved");
        await Row(page, "Sunday").Locator(".what").ClickAsync();
        await Expect(Row(page, "Sunday").GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await window.KeepInThreeWidthsAsync("tags-unsaved");
        await page.GetByRole(AriaRole.Link, new() { Name = "Genres", Exact = true }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("What you changed of Late is not saved.");
        await window.CheckAccessibilityAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stay here" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        await Row(page, "Late").Locator(".what").ClickAsync();
        await Expect(description).ToHaveValueAsync("After two");
        await page.GetByRole(AriaRole.Link, new() { Name = "Genres", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Genres" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(Row(page, "Late").Locator(".what")).ToContainTextAsync("After two");
        await Expect(Row(page, "Late").Locator(".what")).Not.ToContainTextAsync("Not saved");

        await Row(page, "Late").Locator(".what").ClickAsync();
        await description.FillAsync("Before two");
        await page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.Locator(".change").First).ToContainTextAsync("the tag Late");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Undo_OfADeletedTagWhoseRowWasOpen_LeavesTheNextUndoToThePage()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window);
        await CreateAsync(page, "Afterparty");
        await Row(page, "Afterparty").Locator(".what").FocusAsync();
        await Row(page, "Afterparty").GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Row(page, "Afterparty")).ToHaveCountAsync(0);
        await Expect(Notice(page)).ToContainTextAsync("Tag Afterparty deleted. No track had it.");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("ControlOrMeta+z");
        await Expect(Row(page, "Afterparty")).ToBeVisibleAsync();
        await Expect(Row(page, "Afterparty").Locator(".edit")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ControlOrMeta+z");

        await Expect(Notice(page)).ToContainTextAsync("Undone: Created the tag Afterparty");
        await Expect(Row(page, "Afterparty")).ToHaveCountAsync(0);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Enter_OnANameBesideSimilarOnes_OffersToCreateItAndOpensOnlyTheSame()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window);
        ILocator search = page.Locator("#q");
        await Row(page, "Peak time").Locator(".what").ClickAsync();
        await page.Locator(".edit").GetByLabel("Another spelling").FillAsync("Prime");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "Peak time")).ToContainTextAsync("Also Prime");
        await page.Locator(".edit").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await search.FillAsync("Peak");
        await search.PressAsync("Enter");
        await Expect(page.Locator(".create")).ToBeFocusedAsync();
        await Expect(page.Locator(".edit")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "Peak")).ToBeVisibleAsync();
        await Expect(search).ToBeFocusedAsync();

        await search.FillAsync("PRIME");
        await search.PressAsync("Enter");
        await Expect(Row(page, "Peak time").Locator(".edit")).ToBeVisibleAsync();
        await Expect(Row(page, "Peak time").GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        window.CheckFaults();
    }

    private static async Task OpenAsync(Window window)
    {
        await window.GoAsync("/tags");
        await window.Page.Locator(".scroll[data-settled]").WaitForAsync();
    }

    private static ILocator Row(IPage page, string name)
        => page.Locator(".name").Filter(new() { Has = page.Locator(".what b").GetByText(name, new() { Exact = true }) });

    private static ILocator Notice(IPage page) => page.Locator(".notice").Last;

    private static async Task CreateAsync(IPage page, string name)
    {
        ILocator search = page.Locator("#q");
        await search.FillAsync(name);
        await Expect(page.Locator(".create")).ToContainTextAsync(name);
        await search.PressAsync("Enter");
        await Expect(Row(page, name).Locator(".edit")).ToBeVisibleAsync();
        await Expect(search).ToHaveValueAsync("");
    }
}
