namespace TrackStore.BrowserTests;

/// <summary>What a user types, and where the focus is, survives what can go wrong.</summary>
public sealed class EditingTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Field_TextIsRefused_KeepsTheTextAndSaysWhy()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/track/1?view=table");
        ILocator field = window.Page.Locator("#field-bpm");
        string before = await field.Locator(".val").InnerTextAsync();
        await field.GetByRole(AriaRole.Button, new() { Name = "Edit BPM" }).ClickAsync();

        await field.Locator("input").FillAsync("fast");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(field.GetByText("This isn't a number.")).ToBeInViewportAsync();
        await Expect(field.Locator("input")).ToHaveValueAsync("fast");
        await Expect(field.Locator("input")).ToBeFocusedAsync();
        await window.KeepAsync("field-refused");
        await window.CheckAccessibilityAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(field.Locator(".val")).ToHaveTextAsync(before);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Genres_EditedAndReverted_ShowWhereTheyComeFrom()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/track/2?view=table");
        ILocator genres = window.Page.Locator("#field-genres");
        string before = await genres.Locator(".val").InnerTextAsync();
        await genres.GetByRole(AriaRole.Button, new() { Name = "Edit Genres" }).ClickAsync();

        await genres.Locator("input").FillAsync("Basement house; Folk, World, & Country");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(genres.Locator(".val")).ToHaveTextAsync("Basement house; Folk, World, & Country");
        await genres.Locator("button.src").ClickAsync();
        await window.KeepAsync("genres-explained");
        await genres.GetByRole(AriaRole.Button, new() { Name = "Revert" }).ClickAsync();

        await Expect(genres.Locator(".val")).ToHaveTextAsync(before);
        window.CheckFaults();
    }

    [BrowserTheory]
    [InlineData("e")]
    [InlineData("#")]
    [InlineData("Delete")]
    [InlineData("?")]
    public async Task Dialog_Escaped_GivesTheFocusBackToTheList(string key)
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/?view=table");
        await window.SettleAsync();
        ILocator list = window.Page.GetByRole(AriaRole.Listbox);
        await list.FocusAsync();
        await window.Page.Keyboard.PressAsync("Home");
        await window.Page.Keyboard.PressAsync("Space");

        await window.Page.Keyboard.PressAsync(key);
        await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Escape");

        await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(list).ToBeFocusedAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task BulkEdit_TextIsRefused_KeepsTheTextAndChangesNothing()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/?view=table");
        await window.SettleAsync();
        await window.Page.GetByRole(AriaRole.Listbox).FocusAsync();
        await window.Page.Keyboard.PressAsync("Home");
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.Keyboard.PressAsync("e");
        ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);

        await dialog.GetByLabel("BPM").FillAsync("fast");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Expect(dialog.GetByText("This isn't a number.")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("BPM")).ToHaveValueAsync("fast");
        await window.KeepAsync("bulk-edit-refused");
        await window.CheckAccessibilityAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Search_WithoutAHit_SaysSoAndLeadsBackToAll()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync("/?view=table&q=xylophone+quartet");
        await Expect(window.Page.GetByText("Nothing fits “xylophone quartet”")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();

        await Expect(window.Page.Locator(".cell").First).ToBeVisibleAsync();
        await Expect(window.Page.Locator("#q")).ToBeFocusedAsync();
        await Expect(window.Page.Locator("#q")).ToHaveValueAsync("");
        window.CheckFaults();
    }
}
