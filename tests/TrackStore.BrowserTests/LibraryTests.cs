using System.Text.RegularExpressions;

namespace TrackStore.BrowserTests;

/// <summary>A user finds a track, corrects it, asks where a value comes from, and takes it all back.</summary>
public sealed partial class LibraryTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Track_EditedExplainedRevertedPinnedAndUndone_ShowsWhereItsYearComesFrom()
    {
        await using Window window = await browser.OpenAsync(demo.Site);

        await TrackStory.EditExplainRevertPinAndUndoAsync(window);

        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Albums_LetterPressed_ShowTheFirstAlbumWithIt()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/");
        await window.SettleAsync();
        await window.Page.GetByRole(AriaRole.Listbox).FocusAsync();

        await window.Page.Keyboard.PressAsync("s");

        await Expect(window.Page.Locator(".cell[data-active] b")).ToHaveTextAsync(FirstOfS());
        await window.KeepAsync("albums-letter");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Tracks_SelectedAndDeleted_ComeBackByUndo()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/?view=table");
        await window.SettleAsync();
        string before = await page.Locator("h1 small").InnerTextAsync();

        await page.GetByRole(AriaRole.Listbox).FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Expect(page.GetByRole(AriaRole.Toolbar).GetByText("3 selected")).ToBeVisibleAsync();
        await window.KeepAsync("selected");
        await window.CheckAccessibilityAsync();
        await page.Keyboard.PressAsync("Delete");
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.Locator("h1 small")).Not.ToHaveTextAsync(before);
        await page.Keyboard.PressAsync("Control+z");

        await Expect(page.Locator("h1 small")).ToHaveTextAsync(before);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Library_ClosedAndReopened_ShowsTheEditAndTheSameView()
    {
        await using (Window window = await browser.OpenAsync(demo.Site))
        {
            await window.GoAsync("/?view=table&q=untitled");
            await window.SettleAsync();
            await window.Page.Locator(".cell").First.ClickAsync();
            ILocator label = window.Page.Locator("#field-label");
            await label.GetByRole(AriaRole.Button, new() { Name = "Edit Label" }).ClickAsync();
            await label.Locator("input").FillAsync("Basement Tapes");
            await window.Page.Keyboard.PressAsync("Enter");
            await Expect(label.Locator(".val")).ToHaveTextAsync("Basement Tapes");
            window.CheckFaults();
        }

        await demo.RestartAsync();
        await using (Window window = await browser.OpenAsync(demo.Site))
        {
            await window.GoAsync("/?view=table&q=untitled");
            await window.SettleAsync();
            await window.Page.Locator(".cell").First.ClickAsync();
            await Expect(window.Page.Locator("#field-label .val")).ToHaveTextAsync("Basement Tapes");
            await Expect(window.Page.Locator("#q")).ToHaveValueAsync("untitled");
            window.CheckFaults();
        }
    }

    [BrowserFact]
    public async Task Keys_QuestionMark_ShowsTheSheet()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/");
        await window.SettleAsync();

        await window.Page.GetByRole(AriaRole.Listbox).FocusAsync();
        await window.Page.Keyboard.PressAsync("?");
        await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await window.KeepAsync("shortcuts");
        await window.CheckAccessibilityAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        window.CheckFaults();
    }

    [GeneratedRegex("^(The )?S")]
    private static partial Regex FirstOfS();
}
