using System.Text.RegularExpressions;

namespace TrackStore.BrowserTests;

/// <summary>A user changes in which sizes pictures are made, and the color around padded ones, by the keyboard.</summary>
public sealed partial class PictureSizeTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Sizes_Changed_AreCheckedAppliedShownInTheHistoryAndUndone()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/settings");
        await window.StillAsync();
        await SizeOf(page, "Large").FillAsync("250");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.Locator("#side-large-problem")).ToHaveTextAsync("Large: Must be larger than Medium, 300 pixels.");
        await Expect(SizeOf(page, "Large")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use for new pictures" })).ToBeDisabledAsync();
        await window.KeepInThreeWidthsAsync("settings-sizes");
        await window.CheckAccessibilityAsync();

        await SizeOf(page, "Large").FillAsync("800");
        await SizeOf(page, "Thumbnail").FillAsync("50");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".options .problem")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use for new pictures" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("New pictures are rendered with these options.");

        await window.GoAsync("/?view=table");
        await window.SettleAsync();
        await Expect(page.Locator(".list img").First).ToHaveAttributeAsync("srcset", SourcesInUse());
        await window.GoAsync("/history");
        ILocator change = page.Locator(".change").First;
        await Expect(change).ToContainTextAsync("Changed how pictures are rendered");
        await Expect(change.Locator(".values")).ToContainTextAsync("Large size, in pixels");
        await change.Locator(".btn").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(change.Locator(".btn")).ToContainTextAsync("Redo");
        await Expect(change.Locator(".btn")).ToBeFocusedAsync();

        await window.GoAsync("/settings");
        await Expect(SizeOf(page, "Large")).ToHaveValueAsync("640");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Back to defaults" })).ToBeDisabledAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Changes_Discarded_LeaveTheFocusInTheirSection()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/settings");
        await window.StillAsync();
        await SizeOf(page, "Large").FillAsync("900");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Back to defaults" })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Pictures" })).ToBeFocusedAsync();
        await Expect(SizeOf(page, "Large")).ToHaveValueAsync("640");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rank Spotify higher for Year" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Which platform wins" })).ToBeFocusedAsync();
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task PaddingColor_OfPaddedPictures_IsOfferedAndApplied()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/settings");
        await window.StillAsync();
        ILocator color = page.GetByLabel("Color around pictures that are not square");
        await Expect(color).ToHaveCountAsync(0);
        await page.GetByLabel("Shape").SelectOptionAsync("SquareByPadding");
        await color.FillAsync("#112233");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use for new pictures" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("New pictures are rendered with these options.");

        await window.GoAsync("/settings");
        await Expect(color).ToHaveValueAsync("#112233");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to defaults" }).ClickAsync();
        await Expect(color).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use for new pictures" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Back to defaults" })).ToBeDisabledAsync();
        window.CheckFaults();
    }

    private static ILocator SizeOf(IPage page, string name) => page.GetByLabel(name, new() { Exact = true });

    [GeneratedRegex("large 800w.*thumbnail 50w")]
    private static partial Regex SourcesInUse();
}
