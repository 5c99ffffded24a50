using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TrackStore;
using TrackStore.Loading;
using TrackStore.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the parts of a store.</summary>
public static class TrackStoreBuilderExtensions
{
    /// <summary>Keeps the library in an embedded SQLite database, instead of any database chosen before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The file, or a SQLite connection string; created when it doesn't exist.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ITrackStoreBuilder UseSqlite(this ITrackStoreBuilder builder, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return builder.UseSqlite(options => options.Path = path);
    }

    /// <summary>Keeps the library in an embedded SQLite database, instead of any database chosen before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the file and how it is used.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UseSqlite(this ITrackStoreBuilder builder, Action<SqliteStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        builder.Services.RemoveAll<IStoreProvider>();
        builder.Services.AddSingleton<IStoreProvider>(TrackStoreServiceCollectionExtensions.SqliteProvider);
        return builder;
    }

    /// <summary>Makes the renditions with another image processor, instead of the one chosen before.</summary>
    /// <typeparam name="TProcessor">The processor; one instance serves the whole store.</typeparam>
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
    /// Adds <see cref="IImageLoader{TBitmap}"/>, which loads pictures as bitmaps of a user interface. Each kind of bitmap is added by itself; adding one
    /// again changes nothing.
    /// </summary>
    /// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
    /// <typeparam name="TDecoder">Makes the bitmaps; one instance serves the whole store.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder AddImageDecoder<TBitmap, TDecoder>(this ITrackStoreBuilder builder)
        where TBitmap : class
        where TDecoder : class, IImageDecoder<TBitmap>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IImageDecoder<TBitmap>, TDecoder>();
        builder.Services.TryAddSingleton<IImageLoader<TBitmap>>(provider => new BitmapLoader<TBitmap>(
            provider.GetRequiredService<IImageLoader>(),
            provider.GetRequiredService<IImageDecoder<TBitmap>>(),
            provider.GetRequiredService<LoaderEnvironment>()));
        return builder;
    }

    /// <summary>Shows the host's placeholders where there is no picture, instead of any chosen before.</summary>
    /// <typeparam name="TProvider">Gives the placeholders; one instance serves the whole store.</typeparam>
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

    /// <summary>Shows one placeholder wherever there is no picture, instead of any chosen before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="placeholder">The placeholder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder UsePlaceholder(this ITrackStoreBuilder builder, PlaceholderImage placeholder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(placeholder);
        builder.Services.RemoveAll<IPlaceholderProvider>();
        builder.Services.AddSingleton<IPlaceholderProvider>(new FixedPlaceholderProvider(placeholder));
        return builder;
    }

    /// <summary>Changes the store's own settings.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder Configure(this ITrackStoreBuilder builder, Action<TrackStoreOptions> configure) => With(builder, configure);

    /// <summary>Changes which pictures are taken in, and what is made of them.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets them.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureArtwork(this ITrackStoreBuilder builder, Action<ArtworkOptions> configure) => With(builder, configure);

    /// <summary>Changes how long it is remembered that a source has no picture, or could not be asked for one.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets it.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureArtworkLookups(this ITrackStoreBuilder builder, Action<ArtworkLookupOptions> configure) => With(builder, configure);

    /// <summary>Changes how artwork is downloaded, and from where it may be.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets it.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureDownloads(this ITrackStoreBuilder builder, Action<ArtworkDownloadOptions> configure) => With(builder, configure);

    /// <summary>Changes how platforms' tracks are taken in, and when a link is stale.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets it.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureSync(this ITrackStoreBuilder builder, Action<SynchronizerOptions> configure) => With(builder, configure);

    /// <summary>Changes how the loader reads and what it remembers.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets it.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder ConfigureLoader(this ITrackStoreBuilder builder, Action<ImageLoaderOptions> configure) => With(builder, configure);

    private static ITrackStoreBuilder With<TOptions>(ITrackStoreBuilder builder, Action<TOptions> configure)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }
}
