namespace TrackStore.BrowserTests;

/// <summary>Every page is kept as a picture, on a wide screen, a tablet and a phone, light and dark, and axe finds nothing on it.</summary>
public sealed class AppearanceTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    internal static readonly (string Name, string Address)[] Pages =
    [
        ("albums", "/"),
        ("tracks", "/?view=tracks"),
        ("table", "/?view=table"),
        ("filtered", "/?view=table&decade=2000&platform=spotify"),
        ("nothing-found", "/?view=table&q=xylophone+quartet"),
        ("details", "/track/1?view=table"),
        ("platforms", "/platforms"),
        ("platform-search", "/platforms?q=harbor"),
        ("sync", "/sync"),
        ("tags", "/tags"),
        ("genres", "/genres"),
        ("history", "/history"),
        ("pictures", "/pictures"),
        ("pictures-all", "/pictures?tab=all&kind=tracks"),
        ("pictures-duplicates", "/pictures?tab=duplicates"),
        ("pictures-of-album", "/pictures/album/5?tab=low&below=1000"),
        ("duplicates", "/duplicates"),
        ("duplicates-kept-apart", "/duplicates?list=apart"),
        ("statistics", "/statistics"),
        ("settings", "/settings"),
        ("album", "/?view=table&album=3"),
        ("not-found-on-platform", "/platforms?q=xylophone+quartet"),
        ("unknown-track", "/track/999999"),
    ];

    private static readonly (int Width, int Height)[] Sizes = [(1600, 900), (1024, 768), (390, 844)];

    public static TheoryData<string, string> Cases => [.. Pages.Select(page => new TheoryDataRow<string, string>(page.Name, page.Address))];

    [BrowserTheory]
    [MemberData(nameof(Cases))]
    public async Task Page_InEveryLook_IsAccessibleAndWithoutFaults(string name, string address)
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync(address);
        if (address.StartsWith("/platforms?q=", StringComparison.Ordinal))
            await window.Page.Locator("#results[data-settled]").WaitForAsync();

        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach ((int width, int height) in Sizes)
            {
                await window.Page.SetViewportSizeAsync(width, height);
                await window.StillAsync();
                await window.KeepAsync($"{name}-{width}-{scheme.ToString().ToLowerInvariant()}");
                Assert.Equal(width, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
                Assert.Equal(height, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
                await window.CheckAccessibilityAsync();
            }
        }

        window.CheckFaults();
    }
}
