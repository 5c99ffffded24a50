using System.Text;
using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>A user who has nothing yet imports a table, sees before what it holds, and finds its tracks.</summary>
public sealed class ImportTests(Browser browser) : IAsyncDisposable
{
    private const string Table =
        """
        Title;Artist;Album;Length;Year;BPM;Genre;Comment
        Night Bus;Ilka Summer;Lines;221;2003;93,5;Trip Hop;first
        Low Tide;Ilka Summer;Lines;187;2003;88;Trip Hop, Downtempo;
        ;Ilka Summer;Lines;199;2003;90;;
        Too Many;Ilka Summer;Lines;199;2003;90;;;;two
        Harbor;Ilka Summer;Lines;soon;2003;9999;Dub;

        """;

    private readonly TemporaryFolder _folder = new();

    [BrowserFact]
    public async Task Import_TableWithTwoBadRows_IsShownThenStoredWithoutThem()
    {
        await using Site site = await StartAsync();
        await using Window window = await browser.OpenAsync(site);
        IPage page = window.Page;
        await window.GoAsync("/");

        await page.GetByRole(AriaRole.Link, new() { Name = "Import a file" }).ClickAsync();
        await Expect(page.Locator(".drop")).ToContainTextAsync("up to 100 MB");
        await window.CheckAccessibilityAsync();
        await ChooseAsync(page, "tracks.csv", Encoding.UTF8.GetBytes(Table));

        ILocator preview = page.Locator(".preview");
        await Expect(preview.Locator(".found")).ToContainTextAsync("Semicolon");
        await Expect(preview.Locator(".cells tbody tr")).ToHaveCountAsync(3);
        await Expect(preview.Locator(".cells tbody tr").First).ToContainTextAsync("3:41");
        await Expect(preview.Locator(".headings")).ToContainTextAsync("Ignored: Comment");
        await Expect(preview.Locator(".problems").First.Locator("li")).ToHaveTextAsync(
            [new Regex("^Line 4.*The title is missing"), new Regex("^Line 5.*10 columns where the header has 8")]);
        await window.CheckAccessibilityAsync();
        await window.KeepInThreeWidthsAsync("import-preview");
        await preview.GetByRole(AriaRole.Button, new() { Name = "Import 3 tracks" }).ClickAsync();

        ILocator result = page.Locator(".import");
        await Expect(result.GetByRole(AriaRole.Status)).ToHaveTextAsync("Done just now");
        await Expect(result.Locator(".counts dd")).ToHaveTextAsync(["3", "3", "0", "0", "2"]);
        await Expect(result.GetByText("BPM is 9999")).ToBeVisibleAsync();
        await window.CheckAccessibilityAsync();
        await window.KeepInThreeWidthsAsync("import-result");
        IDownload download = await page.RunAndWaitForDownloadAsync(
            () => result.GetByRole(AriaRole.Link, new() { Name = "Download the list" }).ClickAsync());
        Assert.Contains("4,The title is missing", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await result.GetByRole(AriaRole.Link, new() { Name = "Show the 3 added" }).ClickAsync();
        await window.SettleAsync();
        await Expect(page.Locator(".bar h1")).ToContainTextAsync("3 tracks");
        await Expect(page.Locator(".chips .chip")).ToContainTextAsync("Added ");
        await page.Locator(".list").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Delete");
        await page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("3 tracks");
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".bar h1")).ToContainTextAsync("3 tracks");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Import_WhatIsNoTable_SaysWhatItIsAndTakesTheNextFile()
    {
        await using Site site = await StartAsync();
        await using Window window = await browser.OpenAsync(site, width: 390);
        IPage page = window.Page;
        await window.GoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Import", Exact = true }).ClickAsync();
        ILocator alert = page.GetByRole(AriaRole.Alert);

        await ChooseAsync(page, "cover.jpg", Pictures.Jpeg());
        await Expect(alert).ToContainTextAsync("This is not a text file.");
        await ChooseAsync(page, "empty.csv", []);
        await Expect(alert).ToContainTextAsync("The file is empty");
        await ChooseAsync(page, "albums.csv", "Album;Year\nLines;2003\n"u8.ToArray());
        await Expect(alert).ToContainTextAsync("The first line has no Title and no Artist column.");
        await window.CheckAccessibilityAsync();
        await window.KeepAsync("import-refused");

        // Beside the field, which takes the drop all the same.
        IJSHandle dropped = await page.EvaluateHandleAsync(
            "text => { const files = new DataTransfer(); files.items.add(new File([text], 'TRACKS.CSV')); return files; }",
            "Title;Artist\nNight Bus;Ilka Summer\n");
        await page.Locator(".bar").DispatchEventAsync("drop", new Dictionary<string, object> { ["dataTransfer"] = dropped });

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import 1 track" })).ToBeEnabledAsync();
        await Expect(alert).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose another file" }).ClickAsync();
        await Expect(page.Locator(".drop")).ToBeVisibleAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Import_OfARealLibrary_GoesOnWhenThePageIsLeft()
    {
        string file = TestData.Require("fixtures", "tracks", "top40.csv");
        await using Site site = await StartAsync();
        await using Window window = await browser.OpenAsync(site, width: 1600);
        IPage page = window.Page;
        await window.GoAsync("/import");
        await ChooseAsync(page, Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 14,299 tracks" }).ClickAsync();
        await Expect(page.Locator(".import").GetByRole(AriaRole.Status)).ToHaveTextAsync("Importing");

        await page.Locator(".rail").GetByRole(AriaRole.Link, new() { Name = "Tags" }).ClickAsync();
        await Expect(page.Locator(".activity")).ToContainTextAsync("top40.csv");
        await window.KeepAsync("import-elsewhere");
        await page.Locator(".activity").ClickAsync();
        await Expect(page.Locator(".import").GetByRole(AriaRole.Status)).ToContainTextAsync("Done", new() { Timeout = 180_000 });

        await window.CheckAccessibilityAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Show the 13,[0-9]+ added$") }).ClickAsync();
        await window.SettleAsync();
        await Expect(page.Locator(".bar h1")).ToContainTextAsync(new Regex("13,[0-9]+ tracks"));
        window.CheckFaults();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<Site> StartAsync() => Site.StartAsync("--library", _folder.PathOf("new.db"));

    private static Task ChooseAsync(IPage page, string name, byte[] content)
        => Window.ChooseAsync(page, new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
}
