using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using TrackStore.Conformance;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Web.Tests.Previews;

/// <summary>An application that serves previews, and the platform's server that has the pictures.</summary>
internal sealed class PreviewApplication : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _application;

    private PreviewApplication(Action<IEndpointRouteBuilder> map, string? libraryName)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        if (libraryName is null)
            builder.Services.AddTrackStore(Configure);
        else
            builder.Services.AddTrackStore(libraryName, Configure);
        _application = builder.Build();
        map(_application);
        Previews = libraryName is null
            ? _application.Services.GetRequiredService<IArtworkPreviews>()
            : _application.Services.GetRequiredKeyedService<IArtworkPreviews>(libraryName);
    }

    public PictureServer Platform { get; } = new();

    public IArtworkPreviews Previews { get; }

    public HttpClient Client { get; private set; } = null!;

    public static async Task<PreviewApplication> StartAsync(Action<IEndpointRouteBuilder>? map = null, string? libraryName = null)
    {
        var application = new PreviewApplication(map ?? (static endpoints => endpoints.MapTrackStorePreviews()), libraryName);
        await application._application.StartAsync(TestContext.Current.CancellationToken);
        application.Client = application._application.GetTestClient();
        return application;
    }

    /// <summary>Gives the path of a preview on the application's own server.</summary>
    public string AddressOf(string path, string size = "small") => $"/previews/{Previews.GetKey(Platform.UrlOf(path))}/{size}";

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await Platform.DisposeAsync();
        _folder.Dispose();
    }

    private void Configure(ITrackStoreBuilder store)
        => store.UseSqlite(_folder.PathOf("library.db")).ConfigureDownloads(downloads => downloads.AllowedHosts = ["127.0.0.1"]);
}
