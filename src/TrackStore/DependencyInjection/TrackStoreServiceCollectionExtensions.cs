using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackStore;
using TrackStore.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds TrackStore to a service collection.</summary>
public static class TrackStoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds a library and its services, all of them singletons: <see cref="ITrackRepository"/>, <see cref="ITrackFields"/>,
    /// <see cref="IFieldRankings"/>, <see cref="ITagRepository"/>, <see cref="IGenreRepository"/>, <see cref="IAlbumRepository"/>,
    /// <see cref="IArtistRepository"/>, <see cref="ILibraryFacets"/>, <see cref="IImageRepository"/>, <see cref="IImageLibrary"/>,
    /// <see cref="IArtworkSelector"/>, <see cref="IArtworkLookups"/>, <see cref="IArtworkDownloads"/>, <see cref="IArtworkPreviews"/>,
    /// <see cref="IArtworkMaintenance"/>, <see cref="IRenditionSettings"/>, <see cref="IImageLoader"/>, <see cref="ITrackSynchronizer"/>,
    /// <see cref="IDuplicates"/>, <see cref="IChangeHistory"/>, <see cref="ILibraryChanges"/> and <see cref="ITrackStoreDatabase"/>; the
    /// parts that a host can replace, <see cref="ITrackMatcher"/> and <see cref="IImageProcessor"/>; and
    /// <see cref="ITrackStoreFactory"/>, which opens other libraries. The builder adds <see cref="IImageLoader{TBitmap}"/>,
    /// <see cref="IImageDecoder{TBitmap}"/>, <see cref="IPlaceholderProvider"/> and the packages' <see cref="IPlatformClient"/>s, as
    /// singletons too. By default the library is an embedded SQLite database in the user's local application data.
    /// </summary>
    /// <remarks>
    /// Services that are already registered take precedence, so a host can provide its own implementations. A library is configured by one
    /// call; further calls without settings, or with the same settings, have no effect.
    /// </remarks>
    /// <param name="services">The service collection.</param>
    /// <returns>The builder, to configure the library. It throws <see cref="InvalidOperationException"/> when another call has configured
    /// the library differently.</returns>
    public static ITrackStoreBuilder AddTrackStore(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return AddUnnamed(services).NewBuilder();
    }

    /// <summary>
    /// Adds a library and its services, which <see cref="AddTrackStore(IServiceCollection)"/> lists, and configures them.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Configures the library.</param>
    /// <returns>The service collection.</returns>
    /// <exception cref="InvalidOperationException">An earlier call has configured the library with other settings. Configure it once, or
    /// add the second library with a name.</exception>
    public static IServiceCollection AddTrackStore(this IServiceCollection services, Action<ITrackStoreBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        AddUnnamed(services).Configure(configure);
        return services;
    }

    /// <summary>
    /// Adds one of several libraries. Its services, which <see cref="AddTrackStore(IServiceCollection)"/> lists, are singletons keyed by
    /// its name: <c>[FromKeyedServices("vinyl")] ITrackRepository tracks</c>. <see cref="ITrackStoreFactory"/> has no key.
    /// </summary>
    /// <remarks>
    /// Each library has a file, options, caches, downloads and platform clients of its own. Libraries share the host's logging, clock and
    /// metrics. The library uses platform clients and parts that the host registers with the name as their key, and leaves their disposal
    /// to the host. All its platforms, also the builder's, are <see cref="IPlatformClient"/>s with this key. What else the builder's
    /// <see cref="ITrackStoreBuilder.Services"/> receive belongs to the library. Without <c>UseSqlite</c>, the file is
    /// <c>&lt;application&gt;/TrackStore/libraries/&lt;name&gt;.db</c> in the user's local application data; a name with capital letters,
    /// or with characters that files can't have, gets a suffix there.
    /// </remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The library's name, which is the key of its services.</param>
    /// <param name="configure">Configures the library.</param>
    /// <returns>The service collection.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">An earlier call has configured the library of this name with other settings.
    /// Configure it once, or use another name.</exception>
    public static IServiceCollection AddTrackStore(this IServiceCollection services, string name, Action<ITrackStoreBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        AddFactory(services);
        NamedLibrary.Add(services, name, configure);
        return services;
    }

    private static ConfiguredServices AddUnnamed(IServiceCollection services)
    {
        StoreConfiguration? configuration = StoreConfiguration.Find(services);
        if (configuration is null)
        {
            configuration = new StoreConfiguration();
            services.AddSingleton(configuration);
            StoreServices.Add(services);
            AddFactory(services);
        }

        return new ConfiguredServices(services, configuration, LibraryHost.Unnamed(services));
    }

    private static void AddFactory(IServiceCollection services) => services.TryAddSingleton<ITrackStoreFactory, TrackStoreFactory>();
}
