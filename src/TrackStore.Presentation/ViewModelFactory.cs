using TrackStore.Presentation.Composition;

namespace TrackStore;

/// <summary>Creates the view models of a library. Call it on the user interface's thread, and dispose what it creates.</summary>
public sealed class ViewModelFactory
{
    private readonly PanelServices _services;

    internal ViewModelFactory(PanelServices services) => _services = services;

    /// <summary>Gets the synchronizations of this library, which run until they end, whichever panel is open.</summary>
    public SyncJobs SyncJobs => _services.Jobs;

    /// <summary>Creates a list of tracks. It shows rows once it has a query.</summary>
    /// <returns>The view model.</returns>
    public TrackListViewModel CreateTrackList() => new(_services);

    /// <summary>Creates a list of albums. It shows rows once it has a query.</summary>
    /// <returns>The view model.</returns>
    public AlbumListViewModel CreateAlbumList() => new(_services);

    /// <summary>Creates a panel about one track.</summary>
    /// <returns>The view model.</returns>
    public TrackDetailsViewModel CreateTrackDetails() => new(_services);
}
