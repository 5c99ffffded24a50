using System.Text.RegularExpressions;

namespace TrackStore.BrowserTests;

/// <summary>A user puts tags and genres in order, without fear: everything can be taken back.</summary>
public sealed class TaxonomyTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Tags_CreatedAppliedMergedAndUndone_KeepTheirTracks()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");

        await CreateAsync(page, "Opener");
        await CreateAsync(page, "Encore");
        await Expect(Row(page, "Encore")).ToContainTextAsync("No tracks");
        await window.KeepAsync("tags-created");
        await Row(page, "Opener").Locator(".what").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tag tracks…" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input").FillAsync("harbour kids");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add to [0-9]+ tracks$") }).ClickAsync();
        await Expect(Notice(page)).ToContainTextAsync("Opener added to");
        string opener = await CountOfAsync(page, "Opener");

        await Row(page, "Opener").GetByRole(AriaRole.Button, new() { Name = "Merge…" }).ClickAsync();
        await dialog.Locator("input").FillAsync("encore");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Merge Opener into Encore?");
        await Expect(dialog).ToContainTextAsync($"No track has Encore now, and {opener} have it afterwards.");
        await Expect(dialog.Locator(".merge-sides")).ToHaveTextAsync(new Regex($@"(?s)Goes\s*Opener\s*{opener}.*Stays\s*Encore\s*0 → {opener}"));
        await window.KeepAsync("tags-merge");
        await window.CheckAccessibilityAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(Row(page, "Opener")).ToHaveCountAsync(0);
        await Expect(Row(page, "Encore")).ToContainTextAsync("Also Opener");
        Assert.Equal(opener, await CountOfAsync(page, "Encore"));

        await Notice(page).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Row(page, "Opener")).ToContainTextAsync(opener);
        await Expect(Row(page, "Encore")).ToContainTextAsync("No tracks");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Tag_RenamedToTheNameOfAnother_IsMergedAndTheListFilteredByItFollows()
    {
        await using Window listing = await browser.OpenAsync(demo.Site);
        await listing.GoAsync("/?view=table&tag=On%20vinyl");
        await listing.SettleAsync();
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");

        await Row(page, "On vinyl").Locator(".what").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("sunday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Sunday is there already. Merge On vinyl into it?");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(Row(page, "On vinyl")).ToHaveCountAsync(0);
        string merged = await CountOfAsync(page, "Sunday");

        await Expect(listing.Page.Locator(".chips.on")).ToContainTextAsync("Tag: Sunday");
        await Expect(listing.Page.Locator("h1 small")).ToHaveTextAsync(merged);
        await Expect(listing.Page).ToHaveURLAsync(new Regex("tag=Sunday"));
        await Row(page, "Sunday").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }).ClickAsync();
        await Expect(dialog.Locator("p")).ToHaveTextAsync($"{merged} lose it. Undo brings it back.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(listing.Page.GetByText("The tag “Sunday” is gone")).ToBeVisibleAsync();
        await listing.KeepAsync("library-filter-gone");
        listing.CheckFaults();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Genre_Alias_IsMetByALaterSync()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/genres");

        await Row(page, "folk").Locator(".what").ClickAsync();
        await page.GetByLabel("Another spelling").FillAsync("Chanson");
        await page.Keyboard.PressAsync("Enter");
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("chanson is there already. Merge it into folk?");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(Row(page, "folk")).ToContainTextAsync("Also chanson");
        await Expect(Row(page, "chanson")).ToHaveCountAsync(0);
        string before = await CountOfAsync(page, "folk");
        await window.KeepAsync("genres-alias");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sync", Exact = true }).ClickAsync();
        ILocator card = page.Locator(".card").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Spotify" }) });
        await card.GetByRole(AriaRole.Button, new() { Name = "Sync the library" }).ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "completed", new() { Timeout = 90_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Genres", Exact = true }).ClickAsync();

        await Expect(Row(page, "folk").Locator(".count")).Not.ToHaveTextAsync(before);
        await Expect(Row(page, "chanson")).ToHaveCountAsync(0);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task History_DeletedTag_ComesBackAndGoesAgain()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");
        await Row(page, "Favorites").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Row(page, "Favorites")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
        ILocator change = page.Locator(".change").Filter(new() { HasText = "Deleted the tag Favorites" });
        await change.GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo ?:") }).ClickAsync();
        await Expect(change).ToContainTextAsync("Undone");
        await window.KeepAsync("history-undone");
        await window.CheckAccessibilityAsync();
        await change.GetByRole(AriaRole.Button, new() { NameRegex = new("^Redo ?:") }).ClickAsync();
        await Expect(change).Not.ToContainTextAsync("Undone");
        await change.GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo ?:") }).ClickAsync();
        await Expect(change).ToContainTextAsync("Undone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tags", Exact = true }).ClickAsync();
        await Expect(Row(page, "Favorites")).ToContainTextAsync("tracks");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Tags_KeptApart_AreProposedAgainFromHistory()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");
        await CreateAsync(page, "Late Night");
        await CreateAsync(page, "late-night");
        ILocator proposals = page.GetByLabel("Merge proposals");
        await proposals.GetByRole(AriaRole.Button, new() { Name = "Keep apart" }).ClickAsync();
        await Expect(Notice(page)).ToContainTextAsync("stay apart");

        await page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
        ILocator change = page.Locator(".change").First;
        await Expect(change).ToContainTextAsync("Kept the tags");
        await change.GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo ?:") }).ClickAsync();
        await Expect(change).ToContainTextAsync("Undone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tags", Exact = true }).ClickAsync();
        await Expect(proposals).ToContainTextAsync("Probably the same");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Question_Opened_HasTheFocusOnWhatDoesNoHarm()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await OpenAsync(window, "/tags");
        await CreateAsync(page, "Afterparty");

        await Row(page, "Afterparty").GetByRole(AriaRole.Button, new() { Name = "Delete the tag" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);

        await Row(page, "Afterparty").GetByRole(AriaRole.Button, new() { Name = "Merge Afterparty into another" }).ClickAsync();
        await Expect(dialog.Locator("input")).ToBeFocusedAsync();
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

    private static Task<string> CountOfAsync(IPage page, string name) => Row(page, name).Locator(".count").InnerTextAsync();

    private static async Task CreateAsync(IPage page, string name)
    {
        ILocator search = page.Locator("#q");
        await search.FillAsync(name);
        await Expect(page.Locator(".create")).ToContainTextAsync(name);
        await search.PressAsync("Enter");
        await Expect(Row(page, name)).ToBeVisibleAsync();
        await Expect(search).ToHaveValueAsync("");
    }
}
