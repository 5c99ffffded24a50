namespace TrackStore.BrowserTests;

/// <summary>A user reads in the history what was done, goes to what it was about, and takes it back.</summary>
public sealed class HistoryTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task History_OfEdits_ShowsTheValuesAndLeadsToTheTracks()
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        IPage page = window.Page;
        await window.GoAsync("/track/1?view=table");
        ILocator year = page.Locator("#field-year");
        string before = await year.Locator(".val").InnerTextAsync();
        await year.GetByRole(AriaRole.Button, new() { Name = "Edit Year" }).ClickAsync();
        await year.Locator("input").FillAsync("1987");
        await page.Keyboard.PressAsync("Enter");
        await Expect(year.Locator(".val")).ToHaveTextAsync("1987");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revert all" }).ClickAsync();
        await Expect(year.Locator(".val")).ToHaveTextAsync(before);

        await window.GoAsync("/history");
        ILocator reverted = page.Locator(".change").Nth(0);
        ILocator edited = page.Locator(".change").Nth(1);
        await Expect(reverted).ToContainTextAsync("Reverted Year");
        await Expect(edited).ToContainTextAsync("Edited Year of");
        await Expect(edited.Locator(".values")).ToContainTextAsync("1987");
        await Expect(edited.Locator(".values del")).ToHaveTextAsync(before);
        await Expect(reverted.Locator(".values ins").First).ToHaveTextAsync(before);
        await window.KeepInThreeWidthsAsync("history");
        await window.CheckAccessibilityAsync();
        await edited.Locator(".text a").ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/track/1"));
        window.CheckFaults();
    }
}
