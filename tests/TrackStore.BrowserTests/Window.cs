using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace TrackStore.BrowserTests;

/// <summary>A browser window that remembers what a user must not meet: errors, failed requests, and requests to other servers.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();

    public Window(IBrowserContext context, IPage page, Site site)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => AddIf(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => _faults.Enqueue($"page: {error}");
        page.Response += (_, response) => AddIf(response.Status >= 400, $"{response.Status} {response.Url}");
        page.Request += (_, request) => AddIf(IsForeign(request.Url, site.Address), $"another server: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Opens an address of the site and waits until it answers to the user.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await Page.Locator("html[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>Chooses a file, as soon as the page listens to its input.</summary>
    public static async Task ChooseAsync(IPage page, FilePayload file)
    {
        ILocator input = page.Locator(".drop input");
        await input.EvaluateAsync("""
            async input => { while (input._blazorInputFileNextFileId === undefined) await new Promise(requestAnimationFrame); }
            """);
        await input.SetInputFilesAsync(file);
    }

    /// <summary>Waits until the list shows the rows of its position, with their covers.</summary>
    public async Task SettleAsync()
    {
        await Page.WaitForFunctionAsync("""
            () => {
              const list = document.querySelector('[role=listbox]');
              return list && +list.dataset.settled === Math.round(list.scrollTop);
            }
            """);
        await PaintAsync();
    }

    /// <summary>Waits until nothing on the page is on its way: a list, a search, a picture.</summary>
    public async Task StillAsync()
    {
        await Page.WaitForFunctionAsync("""
            () => document.querySelector('h1, h2') && !document.querySelector('[aria-busy=true]')
              && [...document.querySelectorAll('[role=listbox][data-total]')]
                .every(list => list.dataset.total === '0' || list.dataset.settled)
            """);
        await PaintAsync();
    }

    /// <summary>Keeps a picture of the window with the test's results.</summary>
    public async Task KeepAsync(string name)
    {
        await Page.EvaluateAsync("() => document.fonts.ready");
        string folder = Path.Combine(AppContext.BaseDirectory, "pictures");
        byte[] picture = await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        TestContext.Current.AddAttachment($"{name}.png", picture, "image/png");
    }

    /// <summary>Keeps pictures of the window on a phone, a tablet and a wide screen, light and dark. The last look is the first again.</summary>
    public async Task KeepInThreeWidthsAsync(string name)
    {
        PageViewportSizeResult before = Page.ViewportSize!;
        foreach (ColorScheme scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach ((int width, int height) in new[] { (390, 844), (1024, 768), (1600, 900) })
            {
                await Page.SetViewportSizeAsync(width, height);
                await PaintAsync();
                await KeepAsync($"{name}-{width}-{scheme.ToString().ToLowerInvariant()}");
                Assert.Equal(width, await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            }
        }

        await Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Fails with what axe finds on the page.</summary>
    public async Task CheckAccessibilityAsync()
    {
        AxeResult result = await Page.RunAxe();
        Assert.Empty(result.Violations.Select(violation => $"{violation.Id} ({violation.Impact}): {violation.Nodes[0].Html}"));
    }

    /// <summary>Fails with what a user must not meet.</summary>
    public void CheckFaults() => Assert.Empty(_faults);

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    private async Task PaintAsync() => await Page.WaitForFunctionAsync("""
        () => [...document.images].filter(image => {
          const box = image.getBoundingClientRect();
          return box.bottom > 0 && box.top < innerHeight && !image.hidden;
        }).every(image => image.complete)
        """);

    private static bool IsForeign(string url, Uri site)
        => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal)
            && new Uri(url).Authority != site.Authority;

    private void AddIf(bool isFault, string fault)
    {
        if (isFault)
            _faults.Enqueue(fault);
    }
}
