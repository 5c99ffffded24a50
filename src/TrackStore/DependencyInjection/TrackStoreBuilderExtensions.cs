using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TrackStore;
using TrackStore.DependencyInjection;
using TrackStore.Loading;
using TrackStore.Storage;
using TrackStore.Storage.Hosted;
using TrackStore.Storage.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures the database, the image processing and the options of a store.</summary>
public static class TrackStoreBuilderExtensions
{
    /// <summary>Stores the library in an embedded SQLite database. Replaces a database that was configured before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The path of the file, or a SQLite connection string. The file is created if it doesn't exist.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ITrackStoreBuilder UseSqlite(this ITrackStoreBuilder builder, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return builder.UseSqlite(options => options.Path = path);
    }

    /// <summary>Stores the library in an embedded SQLite database. Replaces a database that was configured before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the file and its options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UseSqlite(this ITrackStoreBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        builder.Services.RemoveAll<IStoreProvider>();
        builder.Services.AddSingleton<IStoreProvider>(StoreServices.SqliteProvider);
        return builder;
    }

    /// <summary>
    /// Stores the library in the tables that a host's context has beside its own. The host creates and migrates its database; the library
    /// checks it when it is opened and changes nothing but rows of its tables. Replaces a database that was configured before.
    /// </summary>
    /// <remarks>
    /// The context's model needs the tables: call <c>modelBuilder.UseTrackStore()</c> in its <c>OnModelCreating</c>, or
    /// <c>UseTrackStore()</c> on its options. Contexts come from a registered <see cref="IDbContextFactory{TContext}"/>, else from a new
    /// scope for each call, so that the host's scoped context is never used.
    /// </remarks>
    /// <typeparam name="TContext">The host's context.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UseDbContext<TContext>(this ITrackStoreBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(provider => new HostServices(provider));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostDialect, SqliteHostDialect>());
        builder.Services.RemoveAll<IContextSource>();
        builder.Services.AddSingleton<IContextSource, HostContextSource<TContext>>();
        builder.Services.RemoveAll<IStoreProvider>();
        builder.Services.AddSingleton<IStoreProvider, HostStoreProvider>();
        return builder;
    }

    /// <summary>Uses another image processor to make renditions. Replaces a processor that was configured before.</summary>
    /// <typeparam name="TProcessor">The processor. A single instance is used.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UseImageProcessor<TProcessor>(this ITrackStoreBuilder builder)
        where TProcessor : class, IImageProcessor
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAll<IImageProcessor>();
        builder.Services.AddSingleton<IImageProcessor, TProcessor>();
        return builder;
    }

    /// <summary>
    /// Adds an <see cref="IImageLoader{TBitmap}"/>, which loads pictures as bitmaps of a user interface. Call it once for each type of
    /// bitmap; a second call on the same builder has no effect.
    /// </summary>
    /// <typeparam name="TBitmap">The type of bitmap.</typeparam>
    /// <typeparam name="TDecoder">The decoder that creates the bitmaps. A single instance is used.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder AddImageDecoder<TBitmap, TDecoder>(this ITrackStoreBuilder builder)
        where TBitmap : class
        where TDecoder : class, IImageDecoder<TBitmap>
    {
        ArgumentNullException.ThrowIfNull(builder);
        var decoder = ServiceDescriptor.Singleton<IImageDecoder<TBitmap>, TDecoder>();
        if (builder.Services is ConfiguredServices services)
            services.TryAddChoice(decoder);
        else
            builder.Services.TryAdd(decoder);
        builder.Services.TryAddSingleton<IImageLoader<TBitmap>>(provider => new BitmapLoader<TBitmap>(
            provider.GetRequiredService<IImageLoader>(),
            provider.GetRequiredService<IImageDecoder<TBitmap>>(),
            provider.GetRequiredService<LoaderEnvironment>()));
        return builder;
    }

    /// <summary>
    /// Uses a placeholder provider for tracks and albums without a picture. Replaces placeholders that were configured before.
    /// </summary>
    /// <typeparam name="TProvider">The provider. A single instance is used.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UsePlaceholders<TProvider>(this ITrackStoreBuilder builder)
        where TProvider : class, IPlaceholderProvider
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAll<IPlaceholderProvider>();
        builder.Services.AddSingleton<IPlaceholderProvider, TProvider>();
        return builder;
    }

    /// <summary>
    /// Uses one placeholder for all tracks and albums without a picture. Replaces placeholders that were configured before.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="placeholder">The placeholder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UsePlaceholder(this ITrackStoreBuilder builder, PlaceholderImage placeholder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(placeholder);
        builder.Services.RemoveAll<IPlaceholderProvider>();
        builder.Services.AddSingleton<IPlaceholderProvider>(_ => new FixedPlaceholderProvider(placeholder));
        return builder;
    }

    /// <summary>Configures the general settings of the store.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder Configure(this ITrackStoreBuilder builder, Action<TrackStoreOptions> configure)
        => With(builder, configure);

    /// <summary>Configures which pictures are accepted and how their renditions are made.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureArtwork(this ITrackStoreBuilder builder, Action<ArtworkOptions> configure)
        => With(builder, configure);

    /// <summary>Configures how long the absence of a picture, or a failed lookup, is remembered.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureArtworkLookups(this ITrackStoreBuilder builder, Action<ArtworkLookupOptions> configure)
        => With(builder, configure);

    /// <summary>Configures how artwork is downloaded, and from which hosts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureDownloads(this ITrackStoreBuilder builder, Action<ArtworkDownloadOptions> configure)
        => With(builder, configure);

    /// <summary>Configures how many previews, such as the covers of search results, are kept in memory and in a folder.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigurePreviews(this ITrackStoreBuilder builder, Action<ArtworkPreviewOptions> configure)
        => With(builder, configure);

    /// <summary>Configures how platforms' tracks are synced, and when a link is stale.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureSync(this ITrackStoreBuilder builder, Action<SyncOptions> configure)
        => With(builder, configure);

    /// <summary>Configures how the loader reads and caches pictures.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureLoader(this ITrackStoreBuilder builder, Action<ImageLoaderOptions> configure)
        => With(builder, configure);

    private static ITrackStoreBuilder With<TOptions>(ITrackStoreBuilder builder, Action<TOptions> configure)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }
}
