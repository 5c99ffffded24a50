using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackStore;
using TrackStore.Presentation.Composition;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the view models of a library.</summary>
public static class PresentationTrackStoreBuilderExtensions
{
    /// <summary>
    /// Adds <see cref="ViewModelFactory"/>, <see cref="SyncJobs"/>, <see cref="ImportJobs"/> and <see cref="PresentationTexts"/>. Texts of
    /// the host's own, registered before or afterwards in the same services, take the place of the English ones. A second call has no
    /// effect.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITrackStoreBuilder AddPresentation(this ITrackStoreBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<PresentationTexts>();
        builder.Services.TryAddSingleton(provider => new SyncJobs(
            provider.GetRequiredService<ITrackSynchronizer>(),
            provider.GetServices<IPlatformClient>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        builder.Services.TryAddSingleton(provider => new ImportJobs(
            provider.GetRequiredService<ITrackRepository>(),
            provider.GetRequiredService<PresentationTexts>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        builder.Services.TryAddSingleton(provider => new ViewModelFactory(new PanelServices
        {
            Tracks = provider.GetRequiredService<ITrackRepository>(),
            Fields = provider.GetRequiredService<ITrackFields>(),
            Rankings = provider.GetRequiredService<IFieldRankings>(),
            Tags = provider.GetRequiredService<ITagRepository>(),
            Genres = provider.GetRequiredService<IGenreRepository>(),
            Albums = provider.GetRequiredService<IAlbumRepository>(),
            Facets = provider.GetRequiredService<ILibraryFacets>(),
            Duplicates = provider.GetRequiredService<IDuplicates>(),
            Artwork = provider.GetRequiredService<IArtworkSelector>(),
            Images = provider.GetRequiredService<IImageRepository>(),
            ImageLibrary = provider.GetRequiredService<IImageLibrary>(),
            Downloads = provider.GetRequiredService<IArtworkDownloads>(),
            Maintenance = provider.GetRequiredService<IArtworkMaintenance>(),
            RenditionSettings = provider.GetRequiredService<IRenditionSettings>(),
            Previews = provider.GetRequiredService<IArtworkPreviews>(),
            Loader = provider.GetRequiredService<IImageLoader>(),
            Synchronizer = provider.GetRequiredService<ITrackSynchronizer>(),
            History = provider.GetRequiredService<IChangeHistory>(),
            Database = provider.GetRequiredService<ITrackStoreDatabase>(),
            Changes = provider.GetRequiredService<ILibraryChanges>(),
            Clients = [.. provider.GetServices<IPlatformClient>()],
            Jobs = provider.GetRequiredService<SyncJobs>(),
            Imports = provider.GetRequiredService<ImportJobs>(),
            Texts = provider.GetRequiredService<PresentationTexts>(),
            Time = provider.GetService<TimeProvider>() ?? TimeProvider.System,
        }));
        return builder;
    }
}
