using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Mvc;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.StandIn;
using TrackStore.Sample.Web.Components;
using TrackStore.Sample.Web.Components.Import;
using TrackStore.Sample.Web.Components.Parts;
using TrackStore.Sample.Web.Components.Settings;
using TrackStore.Sample.Web.Demo;
using TrackStore.Sample.Web.Security;

namespace TrackStore.Sample.Web;

/// <summary>Composes the application.</summary>
internal static class WebHost
{
    /// <summary>The most bytes that a request may send. A cover comes over the circuit, which has a cap of its own.</summary>
    public const long MaxRequestBytes = 1_000_000;

    /// <summary>Small enough for live counts, and for a pause that is felt at once.</summary>
    private const int ChunkSize = 50;

    private const string DefaultAddress = "http://127.0.0.1:5080";

    // Any other name that leads here is another site's: its pages could otherwise reach the library through the user's browser.
    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <exception cref="CommandException">The arguments are invalid.</exception>
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args.Select(static arg => arg == "--demo" ? "--demo=true" : arg)],
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = LibrarySettings.Read(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(DefaultAddress);
        if (builder.Configuration["Logging:LogLevel:Default"] is null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
                .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
                // What is wrong with the library is on its pages.
                .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        }

        if (builder.Configuration["AllowedHosts"] is null)
            builder.Services.Configure<HostFilteringOptions>(static options => options.AllowedHosts = OwnHosts);
        AddServices(builder.Services, settings);
        WebApplication application = builder.Build();
        Map(application);
        return application;
    }

    /// <summary>
    /// Fills a new demo library. A library of the user's own is opened by its first page, which shows what is wrong with it.
    /// </summary>
    public static async Task PrepareAsync(WebApplication application)
    {
        if (application.Services.GetService<DemoLibrary>() is { } demo)
            await demo.PrepareAsync(application.Lifetime.ApplicationStopping);
    }

    private static void AddServices(IServiceCollection services, LibrarySettings settings)
    {
        PlatformSettings platforms = PlatformSettings.Read();
        if (settings.IsDemo)
        {
            StandInHost standIn = StandInHost.Start(port: settings.StandInPort, albums: LargeCatalog.Albums);
            services.AddSingleton(_ => standIn);
            services.AddSingleton<DemoLibrary>();
            platforms = new PlatformSettings(standIn.Settings);
        }

        services.AddSingleton(settings);
        var kept = new KeptSettings(settings.Address);
        services.AddSingleton(kept);
        services.AddTrackStore(store =>
        {
            settings.Address.AddTo(store);
            kept.ApplyTo(store);
            store.AddPresentation().ConfigureSync(static options => options.ChunkSize = ChunkSize);

            // So that pictures can be rendered again.
            store.ConfigureArtwork(static options => options.KeepOriginals = true);
            if (settings.IsDemo)
                store.ConfigureDownloads(static options => options.AllowedHosts = [IPAddress.Loopback.ToString()]);
            if (platforms.HasSpotify)
            {
                // So that a result is stored with its tempo, key and genres.
                store.AddSpotify(options =>
                {
                    platforms.ApplyTo(options);
                    options.DetailedSearch = true;
                });
            }

            if (platforms.HasDiscogs)
                store.AddDiscogs(platforms.ApplyTo);
        });
        services.AddSingleton(TimeProvider.System);
        services.AddHostedService<SettingsFollower>();
        services.AddScoped<Notices>();
        services.AddScoped<OpenSettings>();
        services.AddRazorComponents().AddInteractiveServerComponents();
    }

    private static void Map(WebApplication application)
    {
        application.UseMiddleware<SecurityHeaders>();
        application.UseMiddleware<SameOriginGuard>();
        application.UseMiddleware<RequestSizeGuard>();
        application.UseStatusCodePagesWithReExecute("/not-found");
        application.UseAntiforgery();
        application.MapStaticAssets();
        // Nobody reads the page of a picture that is missing.
        application.MapTrackStoreArtwork("/artwork").WithMetadata(new SkipStatusCodePagesAttribute());
        application.MapTrackStorePreviews("/previews").WithMetadata(new SkipStatusCodePagesAttribute());
        application.MapGet(SkippedRows.Address, SkippedRows.SendAsync).WithMetadata(new SkipStatusCodePagesAttribute());
        application.MapRazorComponents<App>().AddInteractiveServerRenderMode(static options =>
        {
            // SecurityHeaders says it for every response.
            options.ContentSecurityFrameAncestorsPolicy = null;
        });
    }
}
