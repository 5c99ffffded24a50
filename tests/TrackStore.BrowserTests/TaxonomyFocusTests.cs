namespace TrackStore.BrowserTests;

/// <summary>Whoever puts tags and genres in order with the keyboard goes on where something went, also what another tab took away.</summary>
public sealed class TaxonomyFocusTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Spelling_NameOfAnotherThatIsNotMerged_StaysTyped()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/genres");
        await Row(page, "folk").Locator(".what").ClickAsync();
        ILocator spelling = page.GetByLabel("Another spelling");

        await spelling.FillAsync("Chanson");
        await spelling.PressAsync("Enter");
        await Expect(Dialog(page)).ToContainTextAsync("chanson is there already. Merge it into folk?");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Dialog(page)).ToHaveCountAsync(0);
        await Expect(spelling).ToHaveValueAsync("Chanson");
        await Expect(spelling).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(Row(page, "folk")).ToContainTextAsync("Also chanson");
        await Expect(spelling).ToHaveValueAsync("");
        await spelling.FillAsync("Folklore");
        await spelling.PressAsync("Enter");
        await Expect(Row(page, "folk")).ToContainTextAsync("Folklore");
        await Expect(spelling).ToHaveValueAsync("");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Proposal_KeptApartOrMerged_LeavesTheFocusToTheNext()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");
        foreach (string name in new[] { "Aa one", "Aa-one", "Bb two", "Bb-two", "Cc three" })
            await CreateAsync(page, name);
        await CreateAsync(page, "Cc-three");
        await Expect(Notice(page)).ToContainTextAsync("Tag Cc-three created. There is Cc three already.");
        ILocator proposals = page.GetByLabel("Merge proposals").Locator("> ul > li");
        ILocator Apart(int row) => proposals.Nth(row).GetByRole(AriaRole.Button, new() { Name = "Keep apart" });
        await Expect(proposals).ToHaveCountAsync(3);
        await window.KeepAsync("tags-alike");

        await Apart(1).PressAsync("Enter");
        await Expect(proposals).ToHaveCountAsync(2);
        await Expect(Apart(1)).ToBeFocusedAsync();
        await proposals.Nth(0).GetByRole(AriaRole.Button, new() { Name = "Merge…" }).PressAsync("Enter");
        await Expect(Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(proposals).ToHaveCountAsync(1);
        await Expect(Apart(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(proposals).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Merge proposals").Locator("summary")).ToBeFocusedAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Spelling_Removed_LeavesTheFocusToTheNext()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");
        await Row(page, "Sunday").Locator(".what").ClickAsync();
        ILocator spelling = page.GetByLabel("Another spelling");
        foreach (string name in new[] { "Dimanche", "Domingo" })
        {
            await spelling.FillAsync(name);
            await spelling.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Remove the spelling {name}" })).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the spelling Dimanche" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the spelling Domingo" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(spelling).ToBeFocusedAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Tag_DeletedOrMerged_LeavesTheFocusToTheNextRowAndTheLastToTheSearch()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");
        foreach (string name in new[] { "Xa", "Xb", "Xc", "Xd" })
            await CreateAsync(page, name);

        await page.Locator("#q").FillAsync("X");
        await Expect(page.Locator(".name")).ToHaveCountAsync(4);
        await DeleteAsync(page, Row(page, "Xb").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }));
        await Expect(Row(page, "Xb")).ToHaveCountAsync(0);
        await Expect(Row(page, "Xc").Locator(".what")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Row(page, "Xc").GetByRole(AriaRole.Button, new() { Name = "Merge…" }).PressAsync("Enter");
        await Expect(Dialog(page).Locator("input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Xa");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Dialog(page)).ToContainTextAsync("Merge Xc into Xa?");
        await Expect(Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "Xc")).ToHaveCountAsync(0);
        await Expect(Row(page, "Xd").Locator(".what")).ToBeFocusedAsync();

        await DeleteAsync(page, Row(page, "Xd").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }));
        await Expect(Row(page, "Xa").Locator(".what")).ToBeFocusedAsync();
        await DeleteAsync(page, Row(page, "Xa").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }));
        await Expect(page.Locator(".name")).ToHaveCountAsync(0);
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Tag_Created_IsATabAwayAndUndoneFromTheSearch()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");
        ILocator search = page.Locator("#q");
        await CreateAsync(page, "Za");
        await CreateAsync(page, "Zb");
        await Expect(search).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("ControlOrMeta+z");
        await Expect(Row(page, "Zb")).ToHaveCountAsync(0);
        await Expect(search).ToBeFocusedAsync();
        foreach ((string name, string key) in new[] { ("Zc", "Tab"), ("Zd", "ArrowDown") })
        {
            await CreateAsync(page, name);
            await page.Keyboard.PressAsync(key);
            await Expect(Row(page, name).GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        }

        await search.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("Sort by")).ToBeFocusedAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Tag_DeletedInAnotherTab_IsSaidAndLeavesTheFocusOnThePage()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");
        foreach (string name in new[] { "Ya", "Yb", "Yc", "Yd" })
            await CreateAsync(page, name);
        await using Window other = await browser.OpenAsync(demo.Site);
        await OpenAsync(other, "/tags");

        await Row(page, "Ya").GetByRole(AriaRole.Button, new() { Name = "Merge Ya into another" }).PressAsync("Enter");
        await Expect(Dialog(page).Locator("input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Yb");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Dialog(page)).ToContainTextAsync("Merge Ya into Yb?");
        await DeleteAsync(other.Page, Row(other.Page, "Yb").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }));
        await Expect(Dialog(page)).ToHaveCountAsync(0);
        await Expect(Notice(page)).ToContainTextAsync("Yb is gone. It was merged or deleted.");
        await Expect(Row(page, "Ya").GetByRole(AriaRole.Button, new() { Name = "Merge Ya into another" })).ToBeFocusedAsync();

        await Row(page, "Yc").Locator(".what").PressAsync("Enter");
        await Row(page, "Yc").GetByRole(AriaRole.Button, new() { Name = "Tag tracks…" }).PressAsync("Enter");
        await Expect(Dialog(page).Locator("input")).ToBeFocusedAsync();
        await DeleteAsync(other.Page, Row(other.Page, "Yc").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }));
        await Expect(Dialog(page)).ToHaveCountAsync(0);
        await Expect(Notice(page)).ToContainTextAsync("Yc is gone. It was merged or deleted.");
        await Expect(Row(page, "Yd").Locator(".what")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Description").FillAsync("Late");
        await DeleteAsync(other.Page, Row(other.Page, "Yd").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }));
        await Expect(Row(page, "Yd")).ToHaveCountAsync(0);
        await Expect(Notice(page)).ToContainTextAsync("Yd is gone. It was merged or deleted.");
        await Expect(page.Locator(".name .what:focus")).ToHaveCountAsync(1);
        await Notice(other.Page).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Row(page, "Yd").Locator(".what")).ToContainTextAsync("Not saved");
        await Row(page, "Yd").Locator(".what").ClickAsync();
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("Late");
        window.CheckFaults();
    }

    private static async Task OpenAsync(Window window, string address)
    {
        await window.GoAsync(address);
        await window.Page.Locator(".scroll[data-settled]").WaitForAsync();
    }

    private static ILocator Row(IPage page, string name)
        => page.Locator(".name").Filter(new() { Has = page.Locator(".what b").GetByText(name, new() { Exact = true }) });

    private static ILocator Notice(IPage page) => page.Locator(".notice").Last;

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog);

    private static async Task DeleteAsync(IPage page, ILocator button)
    {
        await button.PressAsync("Enter");
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).PressAsync("Enter");
        await Expect(Dialog(page)).ToHaveCountAsync(0);
    }

    // Beside similar ones, the first Enter only offers to create it.
    private static async Task CreateAsync(IPage page, string name)
    {
        ILocator search = page.Locator("#q");
        await search.FillAsync(name);
        await page.Locator(".create").Filter(new() { HasText = name }).ClickAsync();
        await Expect(Row(page, name).Locator(".edit")).ToBeVisibleAsync();
        await Expect(search).ToHaveValueAsync("");
        await Expect(search).ToBeFocusedAsync();
    }
}
