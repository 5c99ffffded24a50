namespace TrackStore.BrowserTests;

/// <summary>What a user does with one track, whichever database the library is in.</summary>
internal static class TrackStory
{
    /// <summary>Finds a track, corrects its year, asks where it comes from, and takes it all back.</summary>
    public static async Task EditExplainRevertPinAndUndoAsync(Window window)
    {
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
    }
}
