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
        ("unknown-track", "/track/999999"),
    ];

    // A phone's colors in the dark are those of the wide screen.
    private static readonly (string Name, int Width, int Height, ColorScheme Scheme, bool IsChecked)[] Looks =
    [
        ("light", 1440, 900, ColorScheme.Light, true), ("dark", 1440, 900, ColorScheme.Dark, true),
        ("phone", 390, 844, ColorScheme.Light, true), ("phone-dark", 390, 844, ColorScheme.Dark, false),
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

        foreach ((string look, int width, int height, ColorScheme scheme, bool isChecked) in Looks)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            await window.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await window.StillAsync();
            await window.KeepAsync($"{name}-{look}");
            Assert.Equal(width, await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            if (isChecked)
                await window.CheckAccessibilityAsync();
        }

        window.CheckFaults();
    }
}
