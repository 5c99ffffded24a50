using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TrackStore;
using TrackStore.Discogs;
using TrackStore.Discogs.Collection;
using TrackStore.Discogs.Http;
using TrackStore.Discogs.Mapping;
using TrackStore.Shared.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Discogs to a store's platforms.</summary>
public static class DiscogsTrackStoreBuilderExtensions
{
    // The largest releases have a few megabytes of credits.
    private const long MaxResponseBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Adds Discogs as an <see cref="IDiscogsClient"/> and <see cref="IPlatformClient"/>, with <see cref="DiscogsOptions"/> that are
    /// configured elsewhere. An <see cref="IDiscogsClient"/> that the host registered before is kept. A second call changes nothing.
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
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPlatformClient, IDiscogsClient>(provider => provider.GetRequiredService<IDiscogsClient>()));

        // A second call would add the handlers a second time.
        if (services.Any(service => service.ServiceType == typeof(DiscogsApi)))
            return builder;
        services.AddSingleton<DiscogsRateLimiter>();
        services.AddSingleton<DiscogsLists>();
        services.AddSingleton<DiscogsCollection>();
        services.AddSingleton<TrackMapper>();
        services.AddTransient<RateLimitHandler>();

        // Named, because a host may have a DiscogsApi of its own. Singletons keep the client, so connections are renewed by their own
        // lifetime and not by the handler's.
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
        http.AddHttpMessageHandler(static () => new BufferedResponseHandler(MaxResponseBytes));
        return builder;
    }

    /// <summary>
    /// Adds Discogs as an <see cref="IDiscogsClient"/> and <see cref="IPlatformClient"/>. A second call only changes the settings.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the application's name, the credentials and the limits.</param>
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

        // Each attempt has its own time limit; waiting for the rate limit has none.
        client.Timeout = Timeout.InfiniteTimeSpan;

        // The typed header rejects the form that Discogs asks for, with a plus sign before the address.
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/vnd.discogs.v2.discogs+json");
        if (options.PersonalToken is { } token)
            client.DefaultRequestHeaders.Authorization = new("Discogs", $"token={token}");
        else if (options.ConsumerKey is { } key)
            client.DefaultRequestHeaders.Authorization = new("Discogs", $"key={key}, secret={options.ConsumerSecret}");
    }
}
