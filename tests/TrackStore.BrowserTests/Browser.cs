using TrackStore.Tests.Fixtures.PostgreSql;

[assembly: AssemblyFixture(typeof(TrackStore.BrowserTests.Browser))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace TrackStore.BrowserTests;

/// <summary>The installed browser, started once for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Why a test is skipped.</summary>
    public const string Missing = "No Chromium is installed. Install Debian's chromium, or name a browser in TRACKSTORE_BROWSER.";

    // In milliseconds. A page that is slow is no failure here.
    private const float Patience = 30_000;

    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    // What a browser does for its maker would count as a request to another server.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static bool IsMissing => Executable is null;

    private static string? Executable => Environment.GetEnvironmentVariable("TRACKSTORE_BROWSER") is { Length: > 0 } named
        ? (File.Exists(named) ? named : null)
        : Array.Find(Places, File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is not { } executable)
            return;
        SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Headless = true, Args = Arguments });
    }

    /// <summary>Opens a window that shares no cookies, cache or storage with other windows.</summary>
    /// <param name="site">The site that it visits.</param>
    /// <param name="width">The width in CSS pixels; less than 700 is a phone with a touch screen.</param>
    /// <param name="isDark">Whether the user prefers dark colors.</param>
    /// <param name="height">The height in CSS pixels, or null for a usual one.</param>
    public async Task<Window> OpenAsync(Site site, int width = 1440, bool isDark = false, int? height = null)
    {
        bool isPhone = width < 700;
        IBrowserContext context = await _browser!.NewContextAsync(new()
        {
            BaseURL = site.Address.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = height ?? (isPhone ? 844 : 900) },
            HasTouch = isPhone,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return new Window(context, await context.NewPageAsync(), site);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        DemoTemplate.Delete();
        await PostgreSqlServer.StopAsync();
    }
}
