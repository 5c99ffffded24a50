using Microsoft.AspNetCore.Builder;
using TrackStore.Sample.Web;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Web.Tests.Sample;

/// <summary>The web sample on a free port of this machine, with a library of its own.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SampleHost(params string[] arguments)
        => Application = WebHost.Build([
            "--library", _folder.PathOf("library.db"), "--urls", "http://127.0.0.1:0", "--stand-in-port", "0", .. arguments]);

    public WebApplication Application { get; }

    /// <summary>Gets the path of the library.</summary>
    public string Library => _folder.PathOf("library.db");

    public HttpClient Client { get; private set; } = null!;

    public static async Task<SampleHost> StartAsync(params string[] arguments)
    {
        var host = new SampleHost(arguments);
        await WebHost.PrepareAsync(host.Application);
        await host.Application.StartAsync(TestContext.Current.CancellationToken);
        host.Client = new HttpClient { BaseAddress = new Uri(host.Application.Urls.Single()) };
        return host;
    }

    public T Get<T>()
        where T : notnull
        => Application.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await Application.DisposeAsync();
        _folder.Dispose();
    }
}
