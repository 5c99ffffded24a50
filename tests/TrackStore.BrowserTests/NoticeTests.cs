using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackStore.BrowserTests;

/// <summary>A user changes several things one after the other, and takes them back.</summary>
public sealed partial class NoticeTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
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

    [BrowserFact]
    public async Task Tracks_MarkedAsStale_AreCountedBeforeAndUnmarkedByUndo()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/?view=table&platform=spotify");
        await window.SettleAsync();
        await page.GetByRole(AriaRole.Listbox).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark stale" }).ClickAsync();

        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(MarkCounted());
        await window.KeepInThreeWidthsAsync("mark-stale");
        await window.CheckAccessibilityAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Mark as stale" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("marked for the next sync");
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("Undone: Marked");

        await page.GetByRole(AriaRole.Button, new() { Name = "Mark stale" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync(MarkCounted());
        window.CheckFaults();
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1024)]
    [InlineData(1600)]
    public async Task Notice_AtTheFootOfAPage_CoversNothing(int width)
    {
        await using Window window = await browser.OpenAsync(demo.Site, width);
        IPage page = window.Page;
        await window.GoAsync("/track/5?view=table");
        if (width > 700)
        {
            await page.GetByRole(AriaRole.Listbox).FocusAsync();
            await page.Keyboard.PressAsync("Control+a");
        }

        string year = (1900 + (width % 100)).ToString(CultureInfo.InvariantCulture);
        await EditAsync(page, "year", "Year", year);
        await Expect(page.Locator(".notice")).ToBeVisibleAsync();
        await page.Locator(".dfoot .danger").ScrollIntoViewIfNeededAsync();

        await page.Locator(".dfoot .danger").ClickAsync(new() { Trial = true });
        await window.KeepAsync($"notice-{width}");

        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => {
              const notice = document.querySelector('.notices').getBoundingClientRect();
              return [...document.querySelectorAll('main, .rail, .details, .selbar')].filter(part => {
                const box = part.getBoundingClientRect();
                return box.width > 0 && box.bottom > notice.top + 1 && box.top < notice.bottom - 1 && box.right > notice.left + 1 && box.left < notice.right - 1;
              }).map(part => part.className || part.tagName);
            }
            """));
        window.CheckFaults();
    }

    [GeneratedRegex("Mark [0-9,]+ tracks as stale\\?")]
    private static partial Regex MarkCounted();

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
