using Microsoft.Extensions.DependencyInjection;

namespace TrackStore.DependencyInjection;

/// <inheritdoc cref="ITrackStoreLibrary"/>
internal sealed class TrackStoreLibrary(OpenedServices services, Action<TrackStoreLibrary> closed) : ITrackStoreLibrary
{
    private readonly Lock _gate = new();
    private Task? _closing;

    /// <summary>Gets or sets the full path of the file, once it is open.</summary>
    public string? File { get; set; }

    public ITrackRepository Tracks => Get<ITrackRepository>();

    public ITrackFields Fields => Get<ITrackFields>();

    public IFieldRankings Rankings => Get<IFieldRankings>();

    public ITagRepository Tags => Get<ITagRepository>();

    public IGenreRepository Genres => Get<IGenreRepository>();

    public IAlbumRepository Albums => Get<IAlbumRepository>();

    public IArtistRepository Artists => Get<IArtistRepository>();

    public ILibraryFacets Facets => Get<ILibraryFacets>();

    public IImageRepository Images => Get<IImageRepository>();

    public IImageLibrary ImageLibrary => Get<IImageLibrary>();

    public IArtworkSelector Artwork => Get<IArtworkSelector>();

    public IArtworkLookups ArtworkLookups => Get<IArtworkLookups>();

    public IArtworkDownloads ArtworkDownloads => Get<IArtworkDownloads>();

    public IArtworkPreviews ArtworkPreviews => Get<IArtworkPreviews>();

    public IArtworkMaintenance ArtworkMaintenance => Get<IArtworkMaintenance>();

    public IRenditionSettings RenditionSettings => Get<IRenditionSettings>();

    public IImageLoader Loader => Get<IImageLoader>();

    public ITrackSynchronizer Synchronizer => Get<ITrackSynchronizer>();

    public IDuplicates Duplicates => Get<IDuplicates>();

    public IChangeHistory History => Get<IChangeHistory>();

    public ILibraryChanges Changes => Get<ILibraryChanges>();

    public ITrackStoreDatabase Database => Get<ITrackStoreDatabase>();

    public IServiceProvider Services
    {
        get
        {
            lock (_gate)
            {
                return _closing is null
                    ? services.Provider
                    : throw new ObjectDisposedException(nameof(ITrackStoreLibrary), $"The library \"{File}\" is closed.");
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        // Everyone who disposes the library waits until the file is closed.
        lock (_gate)
            return new ValueTask(_closing ??= Task.Run(CloseAsync));
    }

    private async Task CloseAsync()
    {
        closed(this);
        await services.DisposeAsync().ConfigureAwait(false);
    }

    private TService Get<TService>()
        where TService : notnull
        => Services.GetRequiredService<TService>();
}
