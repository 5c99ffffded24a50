using System.Globalization;
using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>A user gives an album a cover, doesn't like it, and chooses another.</summary>
public sealed partial class PicturesTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    private const string MakeFiles = """
        ([content, name, type]) => {
          const files = new DataTransfer();
          files.items.add(new File([Uint8Array.from(atob(content), letter => letter.charCodeAt(0))], name, { type }));
          return files;
        }
        """;

    [BrowserFact]
    public async Task Cover_DroppedRefusedAndAnotherChosen_IsShownAndUndone()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 1600);
        IPage page = window.Page;
        await window.GoAsync("/pictures");
        await window.SettleAsync();
        await Expect(Tab(page, "Missing")).ToContainTextAsync("3");
        await page.Locator(".cell").GetByText("White Label 003").ClickAsync();
        ILocator subject = page.Locator(".subject");
        await Expect(subject.GetByText("There is no picture yet.")).ToBeVisibleAsync();

        await DropAsync(page, "no picture"u8.ToArray(), "notes.txt", "text/plain");
        await Expect(subject.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not a picture that can be used.");
        await window.CheckAccessibilityAsync();

        await DropAsync(page, Pictures.Jpeg(1, 600, 600), "one.jpg", "image/jpeg");
        await Expect(page.Locator(".notice").GetByText("Your picture is shown.")).ToBeVisibleAsync();
        await Expect(subject.Locator(".candidate")).ToContainTextAsync("600 × 600 px");
        await Expect(subject.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(Tab(page, "Missing")).ToContainTextAsync("2");

        await subject.GetByRole(AriaRole.Button, new() { Name = "Refuse" }).ClickAsync();
        await Expect(subject.Locator("figcaption")).ToHaveTextAsync("No picture is shown, because you refused the only one.");
        await Expect(subject.Locator(".candidate .badge")).ToHaveTextAsync("Refused");
        await window.StillAsync();
        await window.KeepAsync("pictures-refused");
        await window.CheckAccessibilityAsync();
        await subject.GetByRole(AriaRole.Button, new() { Name = "Allow again" }).ClickAsync();
        await Expect(subject.Locator(".candidate .badge")).ToHaveTextAsync("Shown");
        await subject.GetByRole(AriaRole.Button, new() { Name = "Refuse" }).ClickAsync();
        await Expect(subject.Locator(".candidate .badge")).ToHaveTextAsync("Refused");

        await Window.ChooseAsync(page, new FilePayload { Name = "two.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg(2, 700, 700) });
        await Expect(subject.Locator(".candidate")).ToContainTextAsync("700 × 700 px");
        await Expect(subject.Locator(".candidate .badge")).ToHaveTextAsync("Shown");
        await subject.Locator(".renditions summary").ClickAsync();
        await Expect(subject.Locator(".renditions tbody tr")).ToHaveCountAsync(4);
        await subject.GetByRole(AriaRole.Button, new() { Name = "Render again" }).ClickAsync();
        await Expect(page.Locator(".notice").GetByText("The renditions are up to date.")).ToBeVisibleAsync();
        await window.StillAsync();
        await window.KeepAsync("pictures-chosen");
        await window.CheckAccessibilityAsync();

        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await Expect(subject.Locator(".candidate")).ToContainTextAsync("600 × 600 px");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Cover_PastedComparedAndDeleted_ComesBackByUndo()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 1600);
        IPage page = window.Page;
        await window.GoAsync("/pictures/album/20?tab=all");
        await window.SettleAsync();
        ILocator subject = page.Locator(".subject");
        await Expect(subject.Locator(".candidate").First).ToBeVisibleAsync();
        int before = await subject.Locator(".candidate").CountAsync();

        IJSHandle files = await page.EvaluateHandleAsync(
            MakeFiles, new object[] { Convert.ToBase64String(Pictures.Jpeg(3, 500, 500)), "pasted.jpg", "image/jpeg" });
        await page.EvaluateAsync("files => document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true }))", files);
        await Expect(subject.Locator(".candidate")).ToHaveCountAsync(before + 1);
        ILocator own = subject.Locator(".candidate").Filter(new() { HasText = "500 × 500 px" });
        await Expect(own).ToContainTextAsync("Shown, because you chose it");

        await subject.Locator(".candidate:not(.on) .bare").First.ClickAsync();
        await Expect(subject.Locator(".sides figure")).ToHaveCountAsync(2);
        await window.StillAsync();
        foreach ((string look, int width, ColorScheme scheme) in ((string, int, ColorScheme)[])
            [("wide", 1600, ColorScheme.Light), ("wide-dark", 1600, ColorScheme.Dark), ("tablet", 1024, ColorScheme.Light), ("phone", 390, ColorScheme.Light)])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await window.StillAsync();
            await window.KeepAsync($"pictures-compared-{look}");
            await window.CheckAccessibilityAsync();
        }

        await page.SetViewportSizeAsync(1600, 900);
        await own.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(subject.Locator(".candidate")).ToHaveCountAsync(before);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(subject.Locator(".candidate")).ToHaveCountAsync(before + 1);

        // Back to what the ranking says, so that the other tests find the demo as it was.
        await subject.GetByRole(AriaRole.Button, new() { Name = "Back to automatic" }).ClickAsync();
        await Expect(subject.GetByRole(AriaRole.Button, new() { Name = "Back to automatic" })).ToHaveCountAsync(0);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Keyboard_WhatHadTheFocusIsGone_MovesItToWhatTookItsPlace()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 1600);
        IPage page = window.Page;
        await window.GoAsync("/pictures/album/22?tab=all");
        await window.SettleAsync();
        ILocator subject = page.Locator(".subject");
        ILocator candidates = subject.Locator(".candidate");
        await Expect(candidates.First).ToBeVisibleAsync();
        int before = await candidates.CountAsync();
        await Window.ChooseAsync(page, new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg(5, 610, 610) });
        await Expect(candidates).ToHaveCountAsync(before + 1);
        ILocator own = candidates.Filter(new() { HasText = "610 × 610 px" });

        await PressAsync(own.GetByRole(AriaRole.Button, new() { Name = "Refuse" }));
        await Expect(own.GetByRole(AriaRole.Button, new() { Name = "Allow again" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(own.GetByRole(AriaRole.Button, new() { Name = "Refuse" })).ToBeFocusedAsync();
        await PressAsync(subject.GetByRole(AriaRole.Button, new() { Name = "Show none" }));
        await Expect(subject.GetByRole(AriaRole.Button, new() { Name = "Back to automatic" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(subject.GetByRole(AriaRole.Button, new() { Name = "Show none" })).ToBeFocusedAsync();
        await PressAsync(subject.GetByRole(AriaRole.Button, new() { Name = "Show none" }));
        await Expect(page.Locator("#automatic")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Locator("#none")).ToBeFocusedAsync();
        await Expect(page.Locator("#automatic")).ToHaveCountAsync(0);
        await PressAsync(own.GetByRole(AriaRole.Button, new() { Name = "Refuse" }));
        await Expect(own.GetByRole(AriaRole.Button, new() { Name = "Allow again" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(own.GetByRole(AriaRole.Button, new() { Name = "Refuse" })).ToBeFocusedAsync();
        await PressAsync(own.GetByRole(AriaRole.Button, new() { Name = "Delete" }));
        await Expect(candidates).ToHaveCountAsync(before);
        await Expect(candidates.First.Locator(".bare")).ToBeFocusedAsync();
        window.CheckFaults();

        static Task PressAsync(ILocator button) => button.PressAsync("Enter");
    }

    [BrowserFact]
    public async Task Missing_SearchedAndLookedForElsewhere_LeadsToThePlatform()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 1600);
        IPage page = window.Page;
        await window.GoAsync("/pictures");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("label 003");
        await Expect(page.Locator(".cell")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(SearchedLabel());
        await page.GetByRole(AriaRole.Searchbox).FillAsync("nothing has this");
        await Expect(page.GetByText("No hit for “nothing has this”")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the search" }).ClickAsync();
        await Expect(page.Locator(".cell").Nth(1)).ToBeVisibleAsync();

        await page.Locator(".cell").First.ClickAsync();

        // The heading is the page's until the album's is read.
        await Expect(page.Locator(".subject .shead h2")).Not.ToHaveTextAsync("Pictures");
        string title = await page.Locator(".subject .shead h2").InnerTextAsync();
        await page.Locator(".subject .elsewhere").GetByRole(AriaRole.Link, new() { Name = "Discogs" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Discogs" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync(new Regex(Regex.Escape(title)));
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Source_OfTheStatistics_ListsItsPicturesUntilTheFilterIsRemoved()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 1600);
        IPage page = window.Page;
        await window.GoAsync("/statistics");
        await page.Locator("[data-chart=picturesources]").GetByRole(AriaRole.Link, new() { Name = "Discogs" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "With a picture of Discogs" })).ToBeVisibleAsync();
        await Expect(Tab(page, "All")).ToHaveAttributeAsync("aria-selected", "true");
        await window.SettleAsync();
        await window.StillAsync();
        await window.KeepAsync("pictures-source");
        await window.CheckAccessibilityAsync();
        string filtered = await Tab(page, "All").Locator("small").InnerTextAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "With a picture of Discogs" }).ClickAsync();
        await Expect(Tab(page, "All").Locator("small")).Not.ToHaveTextAsync(filtered);
        await Expect(page.Locator(".chips")).ToHaveCountAsync(0);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Pictures_FromDetailsAndAlbum_LeadThereAndBack()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 1600);
        IPage page = window.Page;
        await window.GoAsync("/track/1?view=table");
        await page.GetByRole(AriaRole.Link, new() { Name = "All pictures, side by side" }).ClickAsync();
        ILocator subject = page.Locator(".subject");
        await Expect(subject.Locator(".candidate").First).ToBeVisibleAsync();
        string title = await subject.Locator(".shead h2").InnerTextAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = OpenIt() }).ClickAsync();
        await Expect(page.Locator(".albumhead h1")).ToHaveTextAsync(title);

        await page.Locator(".albumhead").GetByRole(AriaRole.Link, new() { Name = "Pictures" }).ClickAsync();
        await Expect(subject.Locator(".shead h2")).ToHaveTextAsync(title);
        await page.Keyboard.PressAsync("Escape");
        await Expect(subject).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect(subject.Locator(".shead h2")).ToHaveTextAsync(title);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Changes_OfAnotherWindow_AreOfferedBelowTheTabsAndLeadToTheList()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 1024);
        await using Window other = await browser.OpenAsync(demo.Site, width: 1024);
        IPage page = window.Page;
        await window.GoAsync("/pictures?tab=all&kind=tracks");
        await window.SettleAsync();
        long far = await LastTrackAsync(page);
        await window.GoAsync("/pictures?tab=all&kind=tracks");
        await window.SettleAsync();

        await other.GoAsync($"/pictures/track/{far}?tab=all&kind=tracks");
        await PictureCopiesTests.StoreAsync(other.Page, Pictures.Jpeg(6, 620, 620));
        ILocator offer = page.GetByRole(AriaRole.Button, new() { Name = "Show what has changed" });
        await Expect(offer).ToBeVisibleAsync();

        // The window that made the change has no news of it.
        await Expect(other.Page.Locator(".newer")).ToHaveCountAsync(0);
        foreach (int width in new[] { 390, 1024, 1600 })
        {
            await page.SetViewportSizeAsync(width, 844);
            await window.StillAsync();
            await window.KeepAsync($"pictures-changed-{width}");
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('[role=tab]')].filter(tab => {
                  const box = tab.getBoundingClientRect(), middle = box.left + box.width / 2;
                  return middle < innerWidth && !tab.contains(document.elementFromPoint(middle, box.top + box.height / 2));
                }).map(tab => tab.id)
                """));
        }

        await offer.PressAsync("Enter");
        await Expect(offer).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeFocusedAsync();
        await other.Page.Keyboard.PressAsync("Control+z");
        await Expect(other.Page.Locator(".candidate .src.you")).ToHaveCountAsync(0);
        other.CheckFaults();
        window.CheckFaults();
    }

    private static ILocator Tab(IPage page, string name) => page.GetByRole(AriaRole.Tab, new() { Name = name });

    private static async Task<long> LastTrackAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Listbox).PressAsync("End");
        int total = int.Parse((await page.GetByRole(AriaRole.Listbox).GetAttributeAsync("data-total"))!, CultureInfo.InvariantCulture);
        ILocator last = page.Locator($".cell[data-i='{total - 1}'][data-id]");
        await Expect(last).ToBeVisibleAsync();
        return long.Parse((await last.GetAttributeAsync("data-id"))!, CultureInfo.InvariantCulture);
    }

    private static async Task DropAsync(IPage page, byte[] content, string name, string type)
    {
        IJSHandle files = await page.EvaluateHandleAsync(MakeFiles, new object[] { Convert.ToBase64String(content), name, type });
        foreach (string step in (string[])["dragenter", "dragover", "drop"])
            await page.Locator(".subject .drop").DispatchEventAsync(step, new Dictionary<string, object> { ["dataTransfer"] = files });
    }

    [GeneratedRegex("[?&]q=label%20003|[?&]q=label\\+003")]
    private static partial Regex SearchedLabel();

    [GeneratedRegex("^Open (album|track)$")]
    private static partial Regex OpenIt();
}
