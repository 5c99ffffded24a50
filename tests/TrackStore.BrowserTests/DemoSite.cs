using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>The sample on a new demo library, for the tests of one class.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public Site Site { get; private set; } = null!;

    private string Library => _folder.PathOf("demo.db");

    public async ValueTask InitializeAsync()
    {
        if (Browser.IsMissing)
            return;
        await DemoTemplate.CopyToAsync(Library);
        Site = await DemoTemplate.StartAsync(Library);
    }

    /// <summary>Kills the sample, and starts it again with the same library.</summary>
    public async Task RestartAsync()
    {
        await Site.DisposeAsync();
        Site = await DemoTemplate.StartAsync(Library);
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
            await Site.DisposeAsync();
        _folder.Dispose();
    }
}
