using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using TrackStore;
using TrackStore.Platforms.Spotify;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Spotify to a store's platforms.</summary>
public static class SpotifyTrackStoreBuilderExtensions
{
    /// <summary>Adds Spotify with an app's credentials, which open what is public: search, tracks and albums.</summary>
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
    /// Adds Spotify: an <see cref="ISpotifyClient"/>, which is an <see cref="IPlatformClient"/>, too. Adding it again only changes its settings; an
    /// <see cref="ISpotifyClient"/> that is registered already is kept.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the credentials, and what is asked for.</param>
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
        builder.Services.AddSingleton<SpotifyAccess>();
        builder.Services.TryAddSingleton<ISpotifyClient, SpotifyClient>();
        builder.Services.AddSingleton<IPlatformClient>(provider => provider.GetRequiredService<ISpotifyClient>());
        return builder;
    }

    private static void AddHttp(IServiceCollection services)
    {
        services.TryAddSingleton<QuietTimes>();
        services.TryAddTransient<QuietHandler>();
        services.TryAddTransient<WholeAnswerHandler>();

        // Named, because a host may have a SpotifyHttp of its own. Singletons hold the client for good, so that its connections are renewed here and not with the handler.
        IHttpClientBuilder client = services.AddHttpClient<SpotifyHttp>("TrackStore.Spotify", http => http.Timeout = Timeout.InfiniteTimeSpan)
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
        client.AddHttpMessageHandler<QuietHandler>().AddHttpMessageHandler<WholeAnswerHandler>();
    }
}
