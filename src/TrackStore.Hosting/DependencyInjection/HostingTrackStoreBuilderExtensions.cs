using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TrackStore;
using TrackStore.Hosting;
using TrackStore.Hosting.DependencyInjection;
using TrackStore.Hosting.Health;
using TrackStore.Hosting.Housekeeping;
using TrackStore.Hosting.Scheduling;
using TrackStore.Hosting.Sync;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Lets the application's host open a library, check its health, and run work on it at intervals. Each library has parts of its own, with
/// or without a name.
/// </summary>
public static class HostingTrackStoreBuilderExtensions
{
    /// <summary>
    /// Opens the library when the host starts, before any hosted service starts: creates or upgrades its schema, and waits for background
    /// work. If this fails, the host's start throws the library's exception. A second call only changes the settings.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options, or null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The library has no host, because <see cref="ITrackStoreFactory"/> opens it.</exception>
    public static ITrackStoreBuilder AddInitialization(this ITrackStoreBuilder builder, Action<InitializationOptions>? configure = null)
    {
        ILibraryHost host = HostOf(builder);
        builder.Services.Configure(configure ?? (static _ => { }));
        AddHosted<LibraryInitializer>(host);
        return builder;
    }

    /// <summary>
    /// Adds a health check of the library to the host's. It is healthy when the library can be read and written, degraded while background
    /// work runs or when it has failed, and unhealthy when the library can't be used. Its description says what to do. A second call only
    /// changes the settings.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options, or null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The library has no host, because <see cref="ITrackStoreFactory"/> opens it.</exception>
    public static ITrackStoreBuilder AddHealthCheck(this ITrackStoreBuilder builder, Action<LibraryHealthOptions>? configure = null)
    {
        ILibraryHost host = HostOf(builder);
        AddOptions<LibraryHealthOptions, LibraryHealthOptionsValidator>(builder, Options.Options.DefaultName, configure);
        if (!new HostedPart(host.LibraryName, typeof(LibraryHealthCheck)).TryAddTo(host.Services))
            return builder;
        host.Services.AddHealthChecks();
        host.Services.AddOptions<HealthCheckServiceOptions>().Configure<IServiceProvider>((checks, provider) =>
        {
            LibraryHealthOptions options = host.GetLibraryServices(provider).GetRequiredService<IOptions<LibraryHealthOptions>>().Value;
            checks.Registrations.Add(new HealthCheckRegistration(
                options.Name ?? (host.LibraryName is { } name ? $"trackstore-{name}" : "trackstore"),
                services => ActivatorUtilities.CreateInstance<LibraryHealthCheck>(host.GetLibraryServices(services)),
                options.FailureStatus,
                options.Tags));
        });
        return builder;
    }

    /// <summary>
    /// Synchronizes the library with a platform at intervals, as long as the host runs. A run never overlaps the previous one of its job. A
    /// failed run is logged, and the job runs again at its next time. When the host stops, the run is canceled; what it has stored stays,
    /// and the next run of a library resumes there. A second call with the same name only changes the settings.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The job's name, for logs and errors; also its platform unless <see cref="SyncJobOptions.Platform"/> is
    /// set.</param>
    /// <param name="configure">Sets what to store and when, or null for the defaults: the user's library, every 6 hours.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">The library has no host, because <see cref="ITrackStoreFactory"/> opens it.</exception>
    public static ITrackStoreBuilder AddSyncJob(this ITrackStoreBuilder builder, string name, Action<SyncJobOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ILibraryHost host = HostOf(builder);
        AddOptions<SyncJobOptions, SyncJobOptionsValidator>(builder, name, configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SyncJobOptions>, SyncJobPlatformRule>());
        var job = new SyncJobName(name);
        if (!builder.Services.Any(service => service.ServiceType == typeof(SyncJobName) && job.Equals(service.ImplementationInstance)))
            builder.Services.AddSingleton(job);
        builder.Services.TryAddSingleton<SchedulerEnvironment>();
        AddHosted<SyncJobScheduler>(host);
        return builder;
    }

    /// <summary>
    /// Keeps the library in order at intervals, as long as the host runs: runs failed background work again, and downloads queued pictures
    /// that are due. A failed task is logged, and runs again at its next time. A library that can only be read needs no housekeeping. A
    /// second call only changes the settings.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets what to do and when, or null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The library has no host, because <see cref="ITrackStoreFactory"/> opens it.</exception>
    public static ITrackStoreBuilder AddHousekeeping(this ITrackStoreBuilder builder, Action<HousekeepingOptions>? configure = null)
    {
        ILibraryHost host = HostOf(builder);
        AddOptions<HousekeepingOptions, HousekeepingOptionsValidator>(builder, Options.Options.DefaultName, configure);
        builder.Services.TryAddSingleton<SchedulerEnvironment>();
        AddHosted<Housekeeper>(host);
        return builder;
    }

    private static ILibraryHost HostOf(ITrackStoreBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Host ?? throw new InvalidOperationException(
            $"A library that {nameof(ITrackStoreFactory)} opens has no host that could run this. Remove the call, and use the opened "
            + $"library's {nameof(ITrackStoreLibrary.Database)} and {nameof(ITrackStoreLibrary.Synchronizer)} instead, or add the library "
            + "with services.AddTrackStore(\"name\", store => ...).");
    }

    private static void AddOptions<TOptions, TValidator>(ITrackStoreBuilder builder, string name, Action<TOptions>? configure)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        builder.Services.AddOptionsWithValidateOnStart<TOptions, TValidator>(name);
        if (configure is not null)
            builder.Services.Configure(name, configure);
    }

    // In the host's services, which start it; its own services are the library's.
    private static void AddHosted<TService>(ILibraryHost host)
        where TService : class, IHostedService
    {
        if (new HostedPart(host.LibraryName, typeof(TService)).TryAddTo(host.Services))
        {
            host.Services.AddSingleton<IHostedService>(
                provider => ActivatorUtilities.CreateInstance<TService>(host.GetLibraryServices(provider)));
        }
    }
}
