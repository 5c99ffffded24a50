using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Taxonomy.Sources;

namespace TrackStore;

/// <summary>Creates the view models of a library. Call it on the user interface's thread, and dispose what it creates.</summary>
public sealed class ViewModelFactory
{
    private readonly PanelServices _services;

    internal ViewModelFactory(PanelServices services) => _services = services;

    /// <summary>Gets the synchronizations of this library, which run until they end, whichever panel is open.</summary>
    public SyncJobs SyncJobs => _services.Jobs;

    /// <summary>Gets the imports of this library, which run until they end, whichever panel is open.</summary>
    public ImportJobs ImportJobs => _services.Imports;

    /// <summary>Gets the platforms whose client is registered, in lower case.</summary>
    public IReadOnlyList<string> Platforms => _services.Jobs.Platforms;

    /// <summary>Creates a list of tracks. It shows rows once it has a query.</summary>
    /// <returns>The view model.</returns>
    public TrackListViewModel CreateTrackList() => new(_services);

    /// <summary>Creates a list of albums. It shows rows once it has a query.</summary>
    /// <returns>The view model.</returns>
    public AlbumListViewModel CreateAlbumList() => new(_services);

    /// <summary>Creates the heading of a list of one album's tracks.</summary>
    /// <returns>The view model.</returns>
    public AlbumHeadingViewModel CreateAlbumHeading() => new(_services);

    /// <summary>Creates the inputs of an edit of many tracks.</summary>
    /// <returns>The inputs, which need not be disposed.</returns>
    public BulkEditViewModel CreateBulkEdit() => new(_services.Texts);

    /// <summary>Creates a panel about one track.</summary>
    /// <returns>The view model.</returns>
    public TrackDetailsViewModel CreateTrackDetails() => new(_services);

    /// <summary>Creates a panel that searches a platform.</summary>
    /// <param name="platform">The name of a platform whose <see cref="IPlatformClient"/> is registered, in any case.</param>
    /// <returns>The view model.</returns>
    /// <exception cref="ArgumentException">No client for this platform is registered.</exception>
    public PlatformSearchViewModel CreatePlatformSearch(string platform)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(platform);
        IPlatformClient client = _services.Clients.LastOrDefault(
            known => string.Equals(known.Platform, platform, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"No client for \"{platform}\" is registered (registered: {string.Join(", ", Platforms)}).", nameof(platform));
        return new PlatformSearchViewModel(_services, client);
    }

    /// <summary>Creates a panel over <see cref="SyncJobs"/>.</summary>
    /// <returns>The view model.</returns>
    public SyncViewModel CreateSync() => new(_services);

    /// <summary>Creates a panel that imports a file. It shows a file once one was opened, and an import that runs at once.</summary>
    /// <returns>The view model.</returns>
    public ImportViewModel CreateImport() => new(_services);

    /// <summary>Creates the settings of the library. It shows facts once it was loaded.</summary>
    /// <returns>The view model.</returns>
    public SettingsViewModel CreateSettings() => new(_services);

    /// <summary>Creates the line that tells what is going on.</summary>
    /// <returns>The view model.</returns>
    public ActivityViewModel CreateActivity() => new(_services);

    /// <summary>Creates undo and redo for the whole library. It knows what there is to undo once it was loaded.</summary>
    /// <returns>The view model.</returns>
    public UndoViewModel CreateUndo() => new(_services);

    /// <summary>Creates a panel that lists what was changed. It lists it once it was loaded.</summary>
    /// <returns>The view model.</returns>
    public HistoryViewModel CreateHistory() => new(_services);

    /// <summary>Creates the lists of the library's pictures. They show rows once a tab is shown.</summary>
    /// <returns>The view model.</returns>
    public ImageManagerViewModel CreateImageManager() => new(_services);

    /// <summary>Creates a panel about the pictures of one track or album.</summary>
    /// <returns>The view model.</returns>
    public ImageSubjectViewModel CreateImageSubject() => new(_services);

    /// <summary>Creates a panel about tracks that are stored twice. It lists pairs once they are asked for.</summary>
    /// <returns>The view model.</returns>
    public DuplicatesViewModel CreateDuplicates() => new(_services);

    /// <summary>Creates the numbers and charts of the library. It shows them once it was loaded.</summary>
    /// <returns>The view model.</returns>
    public StatisticsViewModel CreateStatistics() => new(_services);

    /// <summary>Creates the headings of a list. It shows them once it has a query.</summary>
    /// <returns>The view model.</returns>
    public LibraryHeadingsViewModel CreateHeadings() => new(_services);

    /// <summary>Creates a panel that puts the user's tags in order. It lists them once it was loaded.</summary>
    /// <returns>The view model.</returns>
    public TagManagerViewModel CreateTagManager() => new(_services);

    /// <summary>Creates a panel that puts the genres in order. It lists them once it was loaded.</summary>
    /// <returns>The view model.</returns>
    public GenreManagerViewModel CreateGenreManager() => new(_services);

    /// <summary>Creates a field for the name of a tag. It suggests tags once a text was set.</summary>
    /// <returns>The view model.</returns>
    public TagEntryViewModel CreateTagEntry() => new(_services);

    /// <summary>Creates what tells a list's filter by a tag or genre what it means now.</summary>
    /// <param name="kind">What the list is filtered by.</param>
    /// <returns>The view model.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public TaxonomyFilterViewModel CreateTaxonomyFilter(TaxonomyKind kind) => new(
        _services,
        kind switch
        {
            TaxonomyKind.Tag => new TagSource(_services.Tags),
            TaxonomyKind.Genre => new GenreSource(_services.Genres),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
        });
}
