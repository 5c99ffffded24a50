using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using TrackStore;
using TrackStore.Shared.Http;
using TrackStore.Spotify;
using TrackStore.Spotify.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Spotify to a store's platforms.</summary>
public static class SpotifyTrackStoreBuilderExtensions
{
    // The largest page, 50 tracks with their lists of countries, is below 1 MB.
    private const long MaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>Adds Spotify with an app's credentials, which give access to public data: search, tracks and albums.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="clientId">The app's client id.</param>
    /// <param name="clientSecret">The app's client secret.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The id or the secret is empty.</exception>
    public static ITrackStoreBuilder AddSpotify(this ITrackStoreBuilder builder, string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        return builder.AddSpotify(options =>
        {
            options.ClientId = clientId;
            options.ClientSecret = clientSecret;
        });
    }

    /// <summary>
    /// Adds Spotify as an <see cref="ISpotifyClient"/> and <see cref="IPlatformClient"/>. A second call only changes the settings. An
    /// <see cref="ISpotifyClient"/> that the host registered before is kept.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the credentials and what to request.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder AddSpotify(this ITrackStoreBuilder builder, Action<SpotifyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        if (builder.Services.Any(service => service.ServiceType == typeof(SpotifyTokens)))
            return builder;

        builder.Services.AddOptionsWithValidateOnStart<SpotifyOptions, SpotifyOptionsValidator>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SpotifyOptions>, SpotifyOptionsRules>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        AddHttp(builder.Services);
        builder.Services.AddSingleton<SpotifyTokens>();
        builder.Services.AddSingleton<SpotifyApi>();
        builder.Services.AddSingleton<EndpointAvailability>();
        builder.Services.TryAddSingleton<ISpotifyClient, SpotifyClient>();
        builder.Services.AddSingleton<IPlatformClient>(provider => provider.GetRequiredService<ISpotifyClient>());
        return builder;
    }

    private static void AddHttp(IServiceCollection services)
    {
        services.TryAddSingleton<RateLimitCooldowns>();
        services.TryAddTransient<RateLimitCooldownHandler>();

        // Named, because a host may have a SpotifyHttp of its own. Singletons keep the client, so connections are renewed by their own
        // lifetime and not by the handler's.
        IHttpClientBuilder client = services
            .AddHttpClient<SpotifyHttp>("TrackStore.Spotify", http => http.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler(static (handler, _) =>
            {
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                handler.AutomaticDecompression = DecompressionMethods.All;
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(static _ => true);
        client.AddResilienceHandler("spotify", SpotifyResilience.Configure).SelectPipelineByAuthority();
        client
            .AddHttpMessageHandler<RateLimitCooldownHandler>()
            .AddHttpMessageHandler(static () => new BufferedResponseHandler(MaxResponseBytes));
    }
}
