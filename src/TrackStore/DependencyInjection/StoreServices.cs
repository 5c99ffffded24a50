using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Albums;
using TrackStore.Artwork;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Artwork.Library;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Lookups;
using TrackStore.Artwork.Previews;
using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Selection;
using TrackStore.Artwork.Validation;
using TrackStore.Artwork.Vips;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.History;
using TrackStore.Loading;
using TrackStore.Merging;
using TrackStore.Platforms;
using TrackStore.Storage;
using TrackStore.Storage.Search;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Storage.Sqlite;
using TrackStore.Sync;
using TrackStore.Tags;
using TrackStore.Tracks;
using TrackStore.Tracks.Artists;
using TrackStore.Tracks.Facets;
using TrackStore.Tracks.Queries;
using TrackStore.Tracks.Layers;
using TrackStore.Tracks.Matching;

namespace TrackStore.DependencyInjection;

/// <summary>The services of a library, with their defaults. What is registered before takes precedence.</summary>
internal static class StoreServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddOptions(services);

        services.TryAddSingleton<IStoreProvider>(SqliteProvider);
        services.TryAddSingleton<StoreDatabase>();
        services.TryAddSingleton<ITrackStoreDatabase>(provider => provider.GetRequiredService<StoreDatabase>());
        services.TryAddSingleton<ArtworkChanges>();
        services.TryAddSingleton<ChangeBroadcaster>();
        services.TryAddSingleton<ChangePublisher>();
        services.TryAddSingleton<ChangePoller>();
        services.TryAddSingleton<ILibraryChanges, LibraryChanges>();
        services.TryAddSingleton(provider => new FieldRanking(provider.GetRequiredService<IOptions<TrackStoreOptions>>().Value));

        services.TryAddSingleton(NewChosenRankings);
        services.TryAddSingleton(NewChosenRenditions);

        // First, because it only starts the queue, while the others may take long.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, DownloadStartupTask>(provider => new DownloadStartupTask(
            provider.GetRequiredService<ArtworkDownloadWorker>,
            provider.GetRequiredService<IOptions<ArtworkDownloadOptions>>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, ChosenSetting<PlatformRankings>>(
            provider => provider.GetRequiredService<ChosenSetting<PlatformRankings>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, ChosenSetting<RenditionProfile>>(
            provider => provider.GetRequiredService<ChosenSetting<RenditionProfile>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, SearchIndexStartupTask>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, FieldRankingUpdater>(
            provider => provider.GetRequiredService<FieldRankingUpdater>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, ArtworkRankingUpdater>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, HistoryStartupTask>());
        services.TryAddSingleton<ITrackArtwork, TrackArtwork>();
        services.TryAddSingleton<IPlatformLayerProjector, PlatformLayerProjector>();
        services.TryAddSingleton<IPlatformInfoRepository, PlatformInfoRepository>();
        services.TryAddSingleton<TrackEdits>();
        services.TryAddSingleton<IAlbumMerging, AlbumMerger>();
        services.TryAddSingleton<Compilations>();
        services.TryAddSingleton<TrackDetailSources>();
        services.TryAddSingleton<TrackListLimits>();
        services.TryAddSingleton<ITrackRepository, TrackRepository>();
        services.TryAddSingleton<ITrackFields, TrackFields>();
        services.TryAddSingleton<FieldRankingUpdater>();
        services.TryAddSingleton<FieldRankings>();
        services.TryAddSingleton<IFieldRankings>(provider => provider.GetRequiredService<FieldRankings>());
        services.TryAddSingleton<ITagRepository, TagRepository>();
        services.TryAddSingleton<IGenreRepository, GenreRepository>();
        services.TryAddSingleton<IAlbumRepository, AlbumRepository>();
        services.TryAddSingleton<KeptAnswers>();
        services.TryAddSingleton<IArtistRepository, ArtistRepository>();
        services.TryAddSingleton<ILibraryFacets, LibraryFacets>();
        services.TryAddSingleton<IImageProcessor, VipsImageProcessor>();
        services.TryAddSingleton<RenditionRenderer>();
        services.TryAddSingleton<ImageValidator>();
        services.TryAddSingleton<AcquisitionPolicy>();
        services.TryAddSingleton<ArtworkAcquirer>();
        services.TryAddSingleton<ArtworkRerenderer>();
        services.TryAddSingleton<RerenderOnRead>();
        services.TryAddSingleton<IImageRepository, ImageRepository>();
        services.TryAddSingleton<IImageLibrary, ImageLibrary>();
        services.TryAddSingleton<IArtworkSelector, ArtworkSelector>();
        services.TryAddSingleton<IArtworkLookups>(NewLookups);
        services.TryAddSingleton<IArtworkMaintenance, ArtworkMaintenance>();
        services.TryAddSingleton<RenditionSettings>();
        services.TryAddSingleton<IRenditionSettings>(provider => provider.GetRequiredService<RenditionSettings>());
        services.TryAddSingleton<ITrackMatcher, IdentityMatcher>();
        services.TryAddSingleton<SyncDependencies>();
        services.TryAddSingleton<ITrackSynchronizer, TrackSynchronizer>();
        services.TryAddSingleton<IDuplicates, Duplicates>();
        services.TryAddSingleton<IChangeHistory, ChangeHistory>();
        services.TryAddSingleton<IArtworkNetwork, SystemNetwork>();
        services.TryAddSingleton<IArtworkFetcher>(NewFetcher);
        services.TryAddSingleton<HostBackoff>();
        services.TryAddSingleton<IArtworkPreviews, ArtworkPreviews>();
        services.TryAddSingleton<PreviewMemory>();
        services.TryAddSingleton<PreviewRenderer>();
        services.TryAddSingleton<PreviewDownloader>();
        services.TryAddSingleton(NewPreviewFolder);
        services.TryAddSingleton(NewPreviews);
        services.TryAddSingleton<DownloadStore>();
        services.TryAddSingleton<DownloadProcessor>();
        services.TryAddSingleton<DownloadHousekeeping>();
        services.TryAddSingleton<IArtworkDownloads, ArtworkDownloads>();
        services.TryAddSingleton(provider => new DownloadMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(NewDownloads);
        services.TryAddSingleton(provider => new LoaderTelemetry(
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(provider => new LoaderEnvironment(
            provider.GetRequiredService<IOptions<ImageLoaderOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<LoaderTelemetry>(),
            Loggers(provider)));
        services.TryAddSingleton<IImageLoader>(NewLoader);
    }

    public static SqliteStoreProvider SqliteProvider(IServiceProvider provider) => new(
        provider.GetRequiredService<IOptions<SqliteStoreOptions>>(),
        provider.GetRequiredService<TimeProvider>(),
        Loggers(provider));

    // Logging is optional. A registered null logger factory would take precedence over the host's logging if that is added later.
    public static ILoggerFactory Loggers(IServiceProvider provider)
        => provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    // They are made when the library is opened, which needs no image processor.
    private static ChosenSetting<PlatformRankings> NewChosenRankings(IServiceProvider provider) => new(
        StoreSettings.ChosenRankings,
        () => provider.GetRequiredService<FieldRanking>().Rankings,
        rankings => provider.GetRequiredService<FieldRanking>().Use(rankings),
        (RankingText.Write, RankingText.Read),
        FieldRanking.AreSame);

    private static ChosenSetting<RenditionProfile> NewChosenRenditions(IServiceProvider provider) => new(
        StoreSettings.ChosenRenditions,
        () => provider.GetRequiredService<RenditionRenderer>().Current,
        profile => provider.GetRequiredService<RenditionRenderer>().Use(profile),
        (RenditionText.Write, RenditionText.Read),
        RenditionText.AreSame);

    private static ArtworkLookups NewLookups(IServiceProvider provider) => new(
        provider.GetRequiredService<StoreDatabase>(),
        provider.GetRequiredService<ImageValidator>(),
        provider.GetRequiredService<ArtworkAcquirer>(),
        provider.GetRequiredService<AcquisitionPolicy>(),
        Loggers(provider).CreateLogger<ArtworkLookups>());

    private static ImageLoader NewLoader(IServiceProvider provider)
    {
        IImageRepository images = provider.GetRequiredService<IImageRepository>();
        LoaderEnvironment environment = provider.GetRequiredService<LoaderEnvironment>();
        return new ImageLoader(
            new PreviewReader(
                images as IRenditionReader ?? new RepositoryRenditionReader(images),
                provider.GetRequiredService<PreviewSource>()),
            provider.GetRequiredService<ArtworkChanges>(),
            provider.GetRequiredService<ChangePoller>(),
            new PlaceholderResolver(provider.GetService<IPlaceholderProvider>(), environment),
            environment);
    }

    private static ArtworkFetcher NewFetcher(IServiceProvider provider) => new(
        provider.GetRequiredService<IOptions<ArtworkDownloadOptions>>(),
        provider.GetRequiredService<IOptions<ArtworkOptions>>(),
        provider.GetRequiredService<IArtworkNetwork>(),
        provider.GetRequiredService<TimeProvider>(),
        Loggers(provider).CreateLogger<ArtworkFetcher>());

    private static PreviewFolder NewPreviewFolder(IServiceProvider provider) => new(
        provider.GetRequiredService<IOptions<ArtworkPreviewOptions>>(),
        provider.GetRequiredService<IOptions<ArtworkOptions>>(),
        provider.GetRequiredService<TimeProvider>(),
        Loggers(provider).CreateLogger<PreviewFolder>());

    private static PreviewSource NewPreviews(IServiceProvider provider) => new(
        provider.GetRequiredService<PreviewMemory>(),
        provider.GetRequiredService<PreviewFolder>(),
        provider.GetRequiredService<PreviewDownloader>(),
        provider.GetRequiredService<PreviewRenderer>(),
        Loggers(provider).CreateLogger<PreviewSource>());

    private static ArtworkDownloadWorker NewDownloads(IServiceProvider provider) => new(
        provider.GetRequiredService<StoreDatabase>(),
        provider.GetRequiredService<DownloadProcessor>(),
        provider.GetRequiredService<DownloadHousekeeping>(),
        provider.GetRequiredService<HostBackoff>(),
        provider.GetRequiredService<IOptions<ArtworkDownloadOptions>>(),
        provider.GetRequiredService<TimeProvider>(),
        Loggers(provider).CreateLogger<ArtworkDownloadWorker>());

    private static void AddOptions(IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<TrackStoreOptions, TrackStoreOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ArtworkOptions, ArtworkOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ArtworkLookupOptions, ArtworkLookupOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ArtworkDownloadOptions, ArtworkDownloadOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ArtworkPreviewOptions, ArtworkPreviewOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ImageLoaderOptions, ImageLoaderOptionsValidator>();
        services.AddOptionsWithValidateOnStart<SyncOptions, SyncOptionsValidator>();
        services.AddOptionsWithValidateOnStart<SqliteStoreOptions, SqliteStoreOptionsValidator>();
    }
}
