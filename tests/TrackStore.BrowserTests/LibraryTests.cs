namespace TrackStore.BrowserTests;

/// <summary>A user finds a track, corrects it, asks where a value comes from, and takes it all back.</summary>
public sealed class LibraryTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Track_EditedExplainedRevertedPinnedAndUndone_ShowsWhereItsYearComesFrom()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/?view=table");
        await window.SettleAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("last boat");
        await Expect(page.Locator("h1 small")).ToHaveTextAsync("1 track");
        await Expect(page.Locator(".cell").First).ToContainTextAsync("Last Boat Out");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        ILocator details = page.Locator(".details");
        await Expect(details.Locator("h2")).ToHaveTextAsync("Last Boat Out");

        ILocator year = details.Locator("#field-year");
        string before = (await year.Locator(".val").InnerTextAsync()).Trim();
        await year.GetByRole(AriaRole.Button, new() { Name = "Edit Year" }).ClickAsync();
        await year.Locator("input").FillAsync("1987");
        await page.Keyboard.PressAsync("Enter");
        await Expect(year.Locator(".val")).ToHaveTextAsync("1987");
        await Expect(year.Locator("button.src")).ToContainTextAsync("You");
        await Expect(page.Locator(".cell").First).ToContainTextAsync("1987");

        await year.Locator("button.src").ClickAsync();
        await Expect(year.Locator(".cands li")).Not.ToHaveCountAsync(0);
        await window.KeepAsync("details-explained");
        await year.GetByRole(AriaRole.Button, new() { Name = "Revert" }).ClickAsync();
        await Expect(year.Locator(".val")).ToHaveTextAsync(before);

        await year.GetByRole(AriaRole.Button, new() { Name = "Pin" }).First.ClickAsync();
        await Expect(year.Locator("button.src")).ToContainTextAsync("Pinned");
        string pinned = await year.Locator("button.src").InnerTextAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(year.Locator("button.src")).Not.ToHaveTextAsync(pinned);
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
}
