using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TrackStore;
using TrackStore.Discogs;
using TrackStore.Discogs.Collection;
using TrackStore.Discogs.Http;
using TrackStore.Discogs.Mapping;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Discogs to a store's platforms.</summary>
public static class DiscogsTrackStoreBuilderExtensions
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Adds Discogs as an <see cref="IPlatformClient"/> and <see cref="IDiscogsClient"/>, by <see cref="DiscogsOptions"/> that are configured elsewhere. An
    /// <see cref="IDiscogsClient"/> that is registered already is kept. Calling it again is harmless.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder AddDiscogs(this ITrackStoreBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<DiscogsOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DiscogsOptions>, DiscogsOptionsValidator>());
        services.TryAddSingleton<IDiscogsClient, DiscogsClient>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPlatformClient, IDiscogsClient>(provider => provider.GetRequiredService<IDiscogsClient>()));

        // Handlers are a list: added again, they would stand there twice.
        if (services.Any(service => service.ServiceType == typeof(DiscogsApi)))
            return builder;
        services.AddSingleton<DiscogsRateLimiter>();
        services.AddSingleton<DiscogsCollection>();
        services.AddSingleton<TrackMapper>();
        services.AddTransient<RateLimitHandler>();
        services.AddTransient<BufferedBodyHandler>();

        // Named, because a host may have a DiscogsApi of its own. Singletons hold the client for good, so that its connections are renewed here and not with the handler.
        IHttpClientBuilder http = services.AddHttpClient<DiscogsApi>("TrackStore.Discogs", Configure)
            .UseSocketsHttpHandler(static (handler, _) =>
            {
                handler.PooledConnectionLifetime = ConnectionLifetime;
                handler.AutomaticDecompression = DecompressionMethods.All;
                handler.ConnectTimeout = ConnectTimeout;
                handler.MaxAutomaticRedirections = 3;
                handler.UseCookies = false;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(static _ => true);
        http.AddResilienceHandler("Retries", DiscogsResilience.AddRetries);
        http.AddHttpMessageHandler<RateLimitHandler>();
        http.AddResilienceHandler("Attempts", DiscogsResilience.AddAttemptLimits);
        http.AddHttpMessageHandler<BufferedBodyHandler>();
        return builder;
    }

    /// <summary>Adds Discogs as an <see cref="IPlatformClient"/> and <see cref="IDiscogsClient"/>. Calling it again is harmless.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the application's name, the credentials and how Discogs is asked.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder AddDiscogs(this ITrackStoreBuilder builder, Action<DiscogsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder.AddDiscogs();
    }

    private static void Configure(IServiceProvider provider, HttpClient client)
    {
        DiscogsOptions options = provider.GetRequiredService<IOptions<DiscogsOptions>>().Value;
        string address = options.BaseAddress.AbsoluteUri;
        client.BaseAddress = address.EndsWith('/') ? options.BaseAddress : new Uri(address + "/");
        // Attempts have their own limit, and the wait for one's turn has none.
        client.Timeout = Timeout.InfiniteTimeSpan;
        // The form that Discogs asks for, with a plus sign before the address, is none that the typed header takes.
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/vnd.discogs.v2.discogs+json");
        if (options.PersonalToken is { } token)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Discogs", $"token={token}");
        else if (options.ConsumerKey is { } key)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Discogs", $"key={key}, secret={options.ConsumerSecret}");
    }
}
