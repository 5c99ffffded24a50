namespace TrackStore.BrowserTests;

/// <summary>Every page is kept as a picture, in light, dark and on a phone, and axe finds nothing on it.</summary>
public sealed class AppearanceTests(Browser browser, DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly (string Name, string Address)[] Pages =
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
        ("unknown-track", "/track/999999"),
    ];

    private static readonly (string Name, int Width, int Height, ColorScheme Scheme)[] Looks =
    [
        ("light", 1440, 900, ColorScheme.Light), ("dark", 1440, 900, ColorScheme.Dark),
        ("tablet", 1024, 768, ColorScheme.Light), ("phone", 390, 844, ColorScheme.Light), ("phone-dark", 390, 844, ColorScheme.Dark),
    ];

    public static TheoryData<string, string> Cases => [.. Pages.Select(page => new TheoryDataRow<string, string>(page.Name, page.Address))];

    [BrowserTheory]
    [MemberData(nameof(Cases))]
    public async Task Page_InEveryLook_IsAccessibleAndWithoutFaults(string name, string address)
    {
        await using Window window = await browser.OpenAsync(demo.Site);
        await window.GoAsync(address);
        if (address.StartsWith("/platforms?q=", StringComparison.Ordinal))
            await window.Page.Locator("#results[data-settled]").WaitForAsync();

        foreach ((string look, int width, int height, ColorScheme scheme) in Looks)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await window.StillAsync();
            await window.KeepAsync($"{name}-{look}");
            Assert.Equal(width, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await window.CheckAccessibilityAsync();
        }

        window.CheckFaults();
    }
}
