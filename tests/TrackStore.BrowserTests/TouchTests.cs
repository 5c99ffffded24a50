namespace TrackStore.BrowserTests;

/// <summary>On a phone every control is large enough for a finger, and no field makes the browser zoom.</summary>
public sealed class TouchTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    private const int Phone = 390;

    // Links within a sentence are as high as its lines (WCAG 2.5.8), and a list's rows are its options.
    private const string TooSmall = """
        () => {
          const small = new Set();
          const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=option]';
          for (const control of document.querySelectorAll(controls)) {
            if (control.disabled || control.matches('.skip') || !control.checkVisibility({ visibilityProperty: true })) continue;
            const style = getComputedStyle(control);
            if (style.clipPath !== 'none' || control.closest('.sr')) continue;
            const isText = control.matches('select, textarea, input:not([type=checkbox], [type=radio], [type=range], [type=color], [type=file])');
            const name = `${control.closest('[class]')?.className} ${control.outerHTML.slice(0, 120)}`;
            if (isText && parseFloat(style.fontSize) < 16) small.add(`${style.fontSize}: ${name}`);
            const isInSentence = control.matches('a') && style.display === 'inline'
              && [...control.parentElement.childNodes].some(node => node !== control && node.textContent.trim());
            if (isInSentence) continue;
            const label = control.matches('[type=checkbox], [type=radio], [type=file], [type=color]') && control.closest('label');
            const box = (label || control).getBoundingClientRect();
            if (box.width > 0 && (box.width < 44 || box.height < 44)) small.add(`${box.width} x ${box.height}: ${name}`);
          }
          return [...small];
        }
        """;

    public static TheoryData<string> Addresses => [.. AppearanceTests.Pages.Select(page => page.Address).Append("/import").Distinct()];

    [BrowserTheory]
    [MemberData(nameof(Addresses))]
    public async Task Page_OnAPhone_HasTargetsForFingers(string address)
    {
        await using Window window = await browser.OpenAsync(demo.Site, Phone);
        await window.GoAsync(address);
        if (address.StartsWith("/platforms?q=", StringComparison.Ordinal))
            await window.Page.Locator("#results[data-settled]").WaitForAsync();
        await window.StillAsync();

        await CheckAsync(window);
    }

    [BrowserFact]
    public async Task Sheets_OnAPhone_HaveTargetsForFingers()
    {
        await using Window window = await browser.OpenAsync(demo.Site, Phone);
        IPage page = window.Page;
        await window.GoAsync("/?view=table");
        await window.SettleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await Expect(page.Locator(".more")).ToBeVisibleAsync();
        await CheckAsync(window);
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Listbox).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await Expect(page.Locator(".selbar")).ToBeVisibleAsync();
        await CheckAsync(window);
        foreach (string key in new[] { "e", "#", "Delete" })
        {
            await page.GetByRole(AriaRole.Listbox).FocusAsync();
            await page.Keyboard.PressAsync(key);
            await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            await CheckAsync(window);
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        }

        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Editor_OfATagOnAPhone_HasTargetsForFingers()
    {
        await using Window window = await browser.OpenAsync(demo.Site, Phone);
        IPage page = window.Page;
        await window.GoAsync("/tags");
        await window.StillAsync();
        await page.Locator(".name").First.Locator("button").First.ClickAsync();
        await page.GetByLabel("Another spelling").FillAsync("Other words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove the spelling Other words" })).ToBeVisibleAsync();
        await Expect(page.Locator(".notice")).ToBeVisibleAsync();

        await CheckAsync(window);
        await window.KeepAsync("tag-editor-touch");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Settings_WithProblemsOnAPhone_HaveTargetsForFingers()
    {
        await using Window window = await browser.OpenAsync(demo.Site, Phone);
        await window.GoAsync("/settings");
        await window.StillAsync();
        await window.Page.GetByLabel("Shape").SelectOptionAsync("SquareByPadding");
        await window.Page.GetByLabel("Large", new() { Exact = true }).FillAsync("20");
        await window.Page.GetByLabel("Medium", new() { Exact = true }).FocusAsync();
        await Expect(window.Page.Locator(".options .problem")).ToBeVisibleAsync();

        await CheckAsync(window);
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Pictures_OpenedOnAPhone_HaveTargetsForFingers()
    {
        await using Window window = await browser.OpenAsync(demo.Site, Phone);
        IPage page = window.Page;
        await window.GoAsync("/pictures/album/20?tab=all");
        await page.Locator(".renditions summary").First.ClickAsync();
        ILocator candidates = page.Locator(".candidate");
        int before = await candidates.CountAsync();
        byte[] cover = PictureCopiesTests.Scene();
        await StoreAsync(page, cover);
        await Expect(candidates).ToHaveCountAsync(before + 1);
        await page.Locator(".candidate:not(.on) .bare").First.ClickAsync();
        await Expect(page.Locator(".sides figure")).ToHaveCountAsync(2);
        await CheckAsync(window);
        await window.KeepAsync("pictures-touch");

        foreach (int album in new[] { 21, 22 })
        {
            await window.GoAsync($"/pictures/album/{album}?tab=all");
            await StoreAsync(page, PictureCopiesTests.Smaller(cover));
        }

        await window.GoAsync("/pictures?tab=duplicates");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Not the same" })).Not.ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Albums and tracks" })).Not.ToHaveCountAsync(0);
        await CheckAsync(window);
        await window.KeepAsync("pictures-twice-touch");
        await page.GetByRole(AriaRole.Button, new() { Name = "Albums and tracks" }).First.ClickAsync();
        await Expect(page.Locator(".owners a").First).ToBeVisibleAsync();
        await CheckAsync(window);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".storage summary").ClickAsync();
        await Expect(page.Locator(".storage .sheet a").First).ToBeVisibleAsync();
        await CheckAsync(window);
        await window.KeepAsync("pictures-storage-touch");
        window.CheckFaults();
    }

    private static async Task StoreAsync(IPage page, byte[] picture)
    {
        await Window.ChooseAsync(page, new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = picture });
        await Expect(page.Locator(".notice").Last).ToContainTextAsync("is shown");
    }

    private static async Task CheckAsync(Window window) => Assert.Empty(await window.Page.EvaluateAsync<string[]>(TooSmall));
}
