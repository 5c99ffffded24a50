using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// The settings of a library: the rankings of platforms, with what others would change; the renditions of pictures; the search index; and
/// facts about the library.
/// </summary>
public sealed partial class SettingsViewModel : PanelViewModel
{
    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();

    internal SettingsViewModel(PanelServices services)
        : base(services)
    {
        _refreshes = new Throttle(TimeSpan.FromSeconds(2), services.Time);
        Rankings =
        [
            new FieldRankingViewModel(null, Texts.OtherFields, ChangeRanking),
            .. RankedFields.Select(field => new FieldRankingViewModel(field, Texts.FieldName(field), ChangeRanking)),
        ];
        _edited = _shownRankings = services.Rankings.Current;
        ShowRankings();
        RenditionSizes =
        [
            .. RenditionProfile.Default.Renditions.OrderBy(rendition => rendition.Size).Select(rendition => new RenditionSizeViewModel(
                rendition.Size, Texts.RenditionName(rendition.Size), rendition.LongestSide, OnSizesChanged)),
        ];
        UseProfile(services.RenditionSettings.Current);
        services.Rankings.Changed += OnRankingsChanged;
        services.RenditionSettings.Changed += OnRenditionsChanged;
    }

    /// <summary>Gets what the library contains, or null before it is known.</summary>
    [ObservableProperty]
    public partial LibraryStatistics? Statistics { get; private set; }

    /// <summary>Gets what the library takes on the disc, or null before it is known.</summary>
    [ObservableProperty]
    public partial StorageReport? Storage { get; private set; }

    /// <summary>Gets whether the library can be written, and the state of its search index; null before it is known.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(SearchIndexText))]
    public partial LibraryStatus? Status { get; private set; }

    /// <summary>Gets the state of the search index as text to show, or null before it is known.</summary>
    public string? SearchIndexText => Status is { } status ? Texts.DescribeSearchIndex(status.SearchIndex) : null;

    /// <summary>Gets a value indicating whether the search index is being rebuilt.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(IsWorking))]
    public partial bool IsRebuildingSearch { get; private set; }

    /// <summary>Gets what the last call did, as text to show for a while and to read aloud, or null.</summary>
    [ObservableProperty]
    public partial string? Message { get; private set; }

    /// <summary>
    /// Gets a value indicating whether the user has changed rankings or options for pictures that are not applied to everything. What is
    /// being applied doesn't count.
    /// </summary>
    public bool HasUnappliedChanges
        => ((HasRankingChanges || HasTracksBehind) && !IsApplying) || (HasRenditionChanges && !IsApplyingRenditions);

    /// <summary>
    /// Gets a value indicating whether something is under way that closing the panel doesn't stop. <see cref="Message"/> or
    /// <see cref="PanelViewModel.Error"/> says what came of it before this is false again, so that a host can keep the panel until then.
    /// </summary>
    public bool IsWorking => IsApplying || IsApplyingRenditions || IsRerendering || IsRebuildingSearch;

    /// <summary>Gets the change that <see cref="Message"/> tells of, to offer its undo with the message; null when there is none.</summary>
    public HistoryEntry? MessageChange => Message is not null && Message == _told.Text ? _told.Change : null;

    /// <summary>Reads the facts about the library. Each shows as soon as it is known.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when all are shown, or the call has failed.</returns>
    [RelayCommand]
    public Task LoadAsync(CancellationToken cancellationToken = default) => RunAsync(ReadAsync, cancellationToken);

    /// <summary>
    /// Rebuilds the index by which texts are searched. Meanwhile searches look at every track. Closing the panel doesn't stop it.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call. The rest is built when the library is opened next.</param>
    /// <returns>True when the index was rebuilt; false when that failed, was canceled or is under way already.</returns>
    [RelayCommand]
    public async Task<bool> RebuildSearchIndexAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (IsDisposed || IsRebuildingSearch)
            return false;
        (IsRebuildingSearch, Message) = (true, null);
        bool isDone = await RunAsync(
            _ => Services.Database.RebuildSearchIndexAsync(cancellationToken),
            retry: () => RebuildSearchIndexAsync(),
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (IsDisposed)
            return isDone;
        if (isDone)
            Message = Texts.SearchIndexRebuilt;
        IsRebuildingSearch = false;
        await RunOwnAsync(ReadStatusAsync).ConfigureAwait(false);
        return isDone;
    }

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (Statistics is not null)
            _ = _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadCountsAsync), Closing);
    }

    private protected override void OnDisposing()
    {
        Services.Rankings.Changed -= OnRankingsChanged;
        Services.RenditionSettings.Changed -= OnRenditionsChanged;
        _previewing?.Cancel();
        base.OnDisposing();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await ReadStatusAsync(cancellationToken).ConfigureAwait(false);
        await ReadCountsAsync(cancellationToken).ConfigureAwait(false);
        StorageReport storage = await Services.Database.GetStorageAsync(cancellationToken).ConfigureAwait(false);
        await Context;
        Storage = storage;
    }

    private async Task ReadStatusAsync(CancellationToken cancellationToken)
    {
        LibraryStatus status = await Services.Database.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        await Context;
        Status = status;
    }

    private async Task ReadCountsAsync(CancellationToken cancellationToken)
    {
        int read = _reads.Begin();
        LibraryStatistics statistics = await Services.Database.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        RenditionStatus? renditions = await Services.ReadRenditionStatusAsync(cancellationToken).ConfigureAwait(false);
        await Context;
        if (_reads.TryShow(read) && !IsDisposed)
            (Statistics, Renditions) = (statistics, renditions);
    }
}
