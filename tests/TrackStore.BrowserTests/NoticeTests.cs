namespace TrackStore.BrowserTests;

/// <summary>A user changes several things one after the other, and takes them back.</summary>
public sealed class NoticeTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Edits_OneAfterTheOther_OfferTheUndoOfTheLatestOnly()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/track/3?view=table");
        string label = await ValueOf(page, "label").InnerTextAsync();
        string bpm = await ValueOf(page, "bpm").InnerTextAsync();

        await EditAsync(page, "year", "Year", "1987");
        await EditAsync(page, "label", "Label", "Basement Tapes");
        await EditAsync(page, "bpm", "BPM", "99");

        ILocator notice = page.Locator(".notice");
        await Expect(notice).ToHaveCountAsync(1);
        await Expect(notice).ToContainTextAsync("BPM");
        await window.KeepAsync("notice-of-the-latest");
        await notice.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ValueOf(page, "bpm")).ToHaveTextAsync(bpm);
        await Expect(ValueOf(page, "label")).ToHaveTextAsync("Basement Tapes");
        await page.Locator(".details").FocusAsync();
        await page.Keyboard.PressAsync("Control+z");

        await Expect(ValueOf(page, "label")).ToHaveTextAsync(label);
        await Expect(ValueOf(page, "year")).ToHaveTextAsync("1987");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Tracks_AllDeleted_SayThatTheLibraryIsEmptyAndComeBackByUndo()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/?view=table");
        await window.SettleAsync();
        string before = await page.Locator("h1 small").InnerTextAsync();

        await page.GetByRole(AriaRole.Listbox).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Delete");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The library is empty" })).ToBeVisibleAsync();
        await Expect(page.GetByText("were deleted just now")).ToBeVisibleAsync();
        await window.KeepInThreeWidthsAsync("library-emptied");
        await window.CheckAccessibilityAsync();
        await page.Locator(".state").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("h1 small")).ToHaveTextAsync(before);
        window.CheckFaults();
    }

    private static ILocator ValueOf(IPage page, string field) => page.Locator($"#field-{field} .val");

    private static async Task EditAsync(IPage page, string field, string name, string text)
    {
        ILocator row = page.Locator($"#field-{field}");
        await row.GetByRole(AriaRole.Button, new() { Name = $"Edit {name}" }).ClickAsync();
        await row.Locator("input").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
        await Expect(ValueOf(page, field)).ToHaveTextAsync(text);
    }
}
