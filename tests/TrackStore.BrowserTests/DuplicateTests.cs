namespace TrackStore.BrowserTests;

/// <summary>A user searches the library for duplicates, merges some, keeps others apart, and takes it all back.</summary>
public sealed class DuplicateTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Duplicate_MergedAndUndone_IsListedAgain()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        ILocator pairs = await OpenAsync(window);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search the library" }).ClickAsync();
        await Expect(page.GetByText("The whole library was compared")).ToBeVisibleAsync();
        await window.StillAsync();
        int before = await pairs.CountAsync();
        Assert.True(before > 3);

        await pairs.First.Locator("a").ClickAsync();
        await Expect(page.Locator(".versus")).ToBeVisibleAsync();
        await window.KeepInThreeWidthsAsync("duplicate-pair");
        await page.GetByLabel("Keep this one").CheckAsync();
        await Expect(page.Locator(".versus .kept")).ToContainTextAsync("This one stays");
        await window.StillAsync();
        string kept = await page.Locator(".versus .kept a").InnerTextAsync();
        await page.Locator(".compare footer").GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(pairs).ToHaveCountAsync(before - 1);

        // The next pair has taken its place.
        await Expect(page.Locator(".versus")).ToBeVisibleAsync();
        await Expect(page.Locator(".dup[aria-current]")).ToHaveCountAsync(1);
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(pairs).ToHaveCountAsync(before);
        await Expect(pairs.First).ToContainTextAsync(kept);
        await window.CheckAccessibilityAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Pairs_KeptApartAndSelected_AreDecidedTogetherAndComeBack()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        ILocator pairs = await OpenAsync(window);
        int before = await pairs.CountAsync();

        await pairs.Nth(1).Locator("a").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep apart" }).ClickAsync();
        await Expect(pairs).ToHaveCountAsync(before - 1);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Kept apart" }).ClickAsync();
        await Expect(pairs).ToHaveCountAsync(1);
        await Expect(pairs.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await pairs.First.Locator("a").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose again" }).ClickAsync();
        await Expect(page.GetByText("No pair is kept apart")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "All" }).ClickAsync();
        await Expect(pairs).ToHaveCountAsync(before);

        await pairs.Nth(0).GetByRole(AriaRole.Checkbox).CheckAsync();
        await pairs.Nth(1).GetByRole(AriaRole.Checkbox).CheckAsync();
        ILocator bar = page.GetByRole(AriaRole.Toolbar);
        await Expect(bar.GetByText("2 selected")).ToBeVisibleAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = $"All {before}" }).ClickAsync();
        await Expect(bar.GetByText($"{before} selected")).ToBeVisibleAsync();
        for (int i = 2; i < before; i++)
            await pairs.Nth(i).GetByRole(AriaRole.Checkbox).UncheckAsync();
        await Expect(bar.GetByText("2 selected")).ToBeVisibleAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("2 tracks would go");
        await window.CheckAccessibilityAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(pairs).ToHaveCountAsync(before - 2);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(pairs).ToHaveCountAsync(before);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Pairs_DecidedByKeys_AreShownOneAfterTheOtherAndInOtherTabs()
    {
        await using Window other = await browser.OpenAsync(demo.Site);
        ILocator pairsElsewhere = await OpenAsync(other);
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        ILocator pairs = await OpenAsync(window);
        int before = await pairs.CountAsync();

        await pairs.First.Locator("a").ClickAsync();
        await Expect(page.Locator(".compare table")).ToBeVisibleAsync();
        await window.StillAsync();
        string address = page.Url;
        await page.Keyboard.PressAsync("k");
        await Expect(pairs).ToHaveCountAsync(before - 1);
        await Expect(pairsElsewhere).ToHaveCountAsync(before - 1);
        await Expect(page.Locator(".dup[aria-current] a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync(" ");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("2 selected");
        await page.Keyboard.PressAsync("m");
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" })).ToBeFocusedAsync();
        ILocator doubtful = dialog.GetByRole(AriaRole.Checkbox);
        if (await doubtful.CountAsync() > 0)
            await doubtful.CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await Expect(pairs).ToHaveCountAsync(before - 3);

        await other.GoAsync(address);
        await Expect(other.Page.GetByText("This pair is gone")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(pairs).ToHaveCountAsync(before - 1);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(pairs).ToHaveCountAsync(before);
        window.CheckFaults();
        other.CheckFaults();
    }

    [BrowserFact]
    public async Task Question_PairDecidedInAnotherTab_IsCountedAgain()
    {
        await using Window other = await browser.OpenAsync(demo.Site);
        ILocator pairsElsewhere = await OpenAsync(other);
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        ILocator pairs = await OpenAsync(window);
        int before = await pairs.CountAsync();
        await pairs.Nth(0).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = $"All {before}" }).ClickAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" })).ToBeVisibleAsync();
        ILocator doubtful = dialog.GetByRole(AriaRole.Checkbox);
        if (await doubtful.CountAsync() > 0)
            await doubtful.CheckAsync();
        await Expect(dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync($"Merge {before} pairs?");

        await pairsElsewhere.First.Locator("a").ClickAsync();
        await other.Page.Locator(".compare footer").GetByRole(AriaRole.Button, new() { Name = "Keep apart" }).ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync($"Merge {before - 1} pairs?");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await other.Page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(pairs).ToHaveCountAsync(before);
        window.CheckFaults();
        other.CheckFaults();
    }

    private static async Task<ILocator> OpenAsync(Window window)
    {
        await window.GoAsync("/duplicates");
        await window.StillAsync();
        return window.Page.Locator(".dup");
    }
}
