using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Web.Tests.Artwork;

/// <summary>An application that serves the pictures of a library in a file of its own, and counts what it reads.</summary>
public sealed class ArtworkApplication : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _library;
    private readonly WebApplication _application;

    private ArtworkApplication(Action<IEndpointRouteBuilder> map, string? libraryName, bool signedIn)
    {
        _library = new ServiceCollection().AddTrackStore(store => store.UseSqlite(_folder.PathOf("library.db"))).BuildServiceProvider();
        (IImageRepository images, Counter) = CountingImages.Around(_library.GetRequiredService<IImageRepository>());
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddAuthorization();
        if (libraryName is null)
            builder.Services.AddSingleton(images);
        else
            builder.Services.AddKeyedSingleton(libraryName, images);
        _application = builder.Build();
        if (signedIn)
            _application.Use((context, next) => SignIn(context, next));
        _application.UseRouting();
        _application.UseAuthorization();
        map(_application);
    }

    public CountingImages Counter { get; }

    public HttpClient Client { get; private set; } = null!;

    public ITrackRepository Tracks => _library.GetRequiredService<ITrackRepository>();

    public IImageRepository Images => _library.GetRequiredService<IImageRepository>();

    public static async Task<ArtworkApplication> StartAsync(
        Action<IEndpointRouteBuilder>? map = null, string? libraryName = null, bool signedIn = false)
    {
        var application = new ArtworkApplication(map ?? (static endpoints => endpoints.MapTrackStoreArtwork()), libraryName, signedIn);
        await application._application.StartAsync(TestContext.Current.CancellationToken);
        application.Client = application._application.GetTestClient();
        return application;
    }

    /// <summary>Stores a picture and returns its key.</summary>
    public async Task<ArtworkKey> StoreAsync(byte[] picture)
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "Undertow", Artist = "Harbour Kids" });
        await Images.ResizeAndStoreImageAsync(picture, track.Id);
        return (await Tracks.GetDetailsAsync(track.Id))!.Artwork.Shown!.ArtworkKey;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    private static Task SignIn(HttpContext context, RequestDelegate next)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity("test"));
        return next(context);
    }
}
