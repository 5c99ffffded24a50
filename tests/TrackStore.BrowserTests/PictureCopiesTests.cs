using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>A user looks at two pictures side by side, and shows the better of two copies everywhere.</summary>
public sealed class PictureCopiesTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    [BrowserFact]
    public async Task Duplicates_WorseCopyOfACover_IsReplacedEverywhereAndUndone()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 1600);
        IPage page = window.Page;
        byte[] cover = Scene();
        foreach ((int album, byte[] picture) in ((int, byte[])[])[(10, cover), (11, Smaller(cover)), (12, Smaller(cover))])
        {
            await window.GoAsync($"/pictures/album/{album}");
            await Window.ChooseAsync(page, new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = picture });
            await Expect(page.Locator(".candidate.on .src.you")).ToBeVisibleAsync();
        }

        await window.GoAsync("/pictures?tab=duplicates");
        await Expect(page.GetByText("Same picture on several albums")).ToBeVisibleAsync();
        ILocator worse = page.Locator(".copies li").Filter(new() { HasText = "200 × 200 px" });
        await Expect(worse).ToContainTextAsync("2 albums");
        await window.StillAsync();
        await window.KeepAsync("pictures-twice");
        await window.CheckAccessibilityAsync();

        string title = await worse.Locator(".of").InnerTextAsync();
        await worse.GetByRole(AriaRole.Button, new() { Name = "Not the same" }).ClickAsync();
        await Expect(page.Locator(".copies li").Filter(new() { HasText = "Best copy" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".notice")).ToContainTextAsync("Marked as different pictures.");
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(worse).ToContainTextAsync(title);

        await worse.GetByRole(AriaRole.Button, new() { Name = "Use the best copy" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("and 1 other album, shown by");
        await window.KeepAsync("pictures-replace");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Use the best copy" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("The better copy is shown by 2 albums");
        await Expect(page.Locator(".copies li").Filter(new() { HasText = "3 albums" })).Not.ToHaveCountAsync(0);

        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(worse).ToContainTextAsync("2 albums");
        await page.Locator(".copies").Last.GetByRole(AriaRole.Button, new() { Name = "Show the albums" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".subject .candidate.on")).ToContainTextAsync("200 × 200 px");
        window.CheckFaults();
    }

    [BrowserFact]
    public async Task Compare_FromBelowOnAPhone_BringsTheTwoIntoViewAndStepsByArrows()
    {
        await using Window window = await browser.OpenAsync(demo.Site, width: 390);
        IPage page = window.Page;
        await window.GoAsync("/pictures/album/30?tab=all");
        ILocator subject = page.Locator(".subject");
        await Expect(subject.Locator(".candidate").First).ToBeVisibleAsync();
        await StoreAsync(page, Pictures.Jpeg(7, 630, 630));
        ILocator others = subject.Locator(".candidate:not(.on) .bare");
        await Expect(others).Not.ToHaveCountAsync(0);
        int count = await others.CountAsync();

        await others.Last.ClickAsync();
        await Expect(subject.Locator(".sides figure")).ToHaveCountAsync(2);
        await ExpectInViewAsync();
        await window.KeepAsync("pictures-revealed-phone");

        await subject.Locator(".candidate.on .bare").PressAsync("ArrowRight");
        await Expect(others.First).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(others.First).ToBeFocusedAsync();
        await ExpectInViewAsync();
        for (int n = 1; n < count; n++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
            await Expect(others.Nth(n)).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(others.Nth(n)).ToBeFocusedAsync();
        }

        for (int n = count - 2; n >= 0; n--)
        {
            await page.Keyboard.PressAsync("ArrowLeft");
            await Expect(others.Nth(n)).ToBeFocusedAsync();
        }

        await ExpectInViewAsync();
        await subject.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(subject.Locator(".candidate .src.you")).ToHaveCountAsync(0);
        window.CheckFaults();

        // The heading stays above what is scrolled.
        async Task ExpectInViewAsync()
        {
            for (int side = 0; side < 2; side++)
                await Expect(subject.Locator(".sides .art").Nth(side)).ToBeInViewportAsync(new() { Ratio = 1 });
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => {
                  const head = document.querySelector('.shead').getBoundingClientRect().bottom;
                  return [...document.querySelectorAll('.sides .art')].map(art => art.getBoundingClientRect().top)
                    .filter(top => top < head).map(top => `${top} is above ${head}`);
                }
                """));
        }
    }

    internal static async Task StoreAsync(IPage page, byte[] picture)
    {
        await Window.ChooseAsync(page, new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = picture });
        await Expect(page.Locator(".notice").GetByText("Your picture is shown.")).ToBeVisibleAsync();
    }

    // Plain pictures have nothing by which they could look alike.
    internal static byte[] Scene()
    {
        using NetVips.Image noise = NetVips.Image.Perlin(600, 600, cellSize: 200, seed: 3, uchar: true);
        return noise.JpegsaveBuffer(q: 90);
    }

    internal static byte[] Smaller(byte[] picture)
    {
        using NetVips.Image small = NetVips.Image.ThumbnailBuffer(picture, 200);
        return small.JpegsaveBuffer(q: 80);
    }
}
