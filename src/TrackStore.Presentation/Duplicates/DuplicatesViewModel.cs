using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// Tracks that are stored twice: finds them, shows pairs side by side, and merges them or keeps them apart, one by one or several at once.
/// Everything that it does can be undone.
/// </summary>
public sealed partial class DuplicatesViewModel : PanelViewModel
{
    private const int PageSize = 50;

    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private int _wanted = PageSize;
    private int _turn;
    private int _openTurn;

    internal DuplicatesViewModel(PanelServices services)
        : base(services)
        => _refreshes = new Throttle(TimeSpan.FromSeconds(1), services.Time, restFactor: 4);

    /// <summary>Gets which pairs are listed.</summary>
    [ObservableProperty]
    public partial DuplicateList List { get; private set; }

    /// <summary>Gets the pairs, the strongest evidence first.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(SelectedCount))]
    public partial IReadOnlyList<DuplicatePairViewModel> Pairs { get; private set; } = [];

    /// <summary>Gets a value indicating whether the list was read.</summary>
    [ObservableProperty]
    public partial bool HasLoaded { get; private set; }

    /// <summary>Gets a value indicating whether there are pairs behind the last one of <see cref="Pairs"/>.</summary>
    [ObservableProperty]
    public partial bool HasMore { get; private set; }

    /// <summary>Gets the number of open pairs that are the same recording by the evidence.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(OpenCount))]
    public partial int SameCount { get; private set; }

    /// <summary>Gets the number of open pairs about which a person has to decide.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(OpenCount))]
    public partial int ToDecideCount { get; private set; }

    /// <summary>Gets the number of open pairs.</summary>
    public int OpenCount => SameCount + ToDecideCount;

    /// <summary>Gets the number of pairs that a person keeps apart.</summary>
    [ObservableProperty]
    public partial int KeptApartCount { get; private set; }

    /// <summary>Gets the pair that is shown side by side, or null.</summary>
    [ObservableProperty]
    public partial DuplicatePairViewModel? Current { get; private set; }

    /// <summary>
    /// Gets both tracks of <see cref="Current"/> and what a merge would keep; null until they were read, and when one is gone.
    /// </summary>
    [ObservableProperty]
    public partial DuplicateComparison? Comparison { get; private set; }

    /// <summary>Gets what the last decision did, until the next one, or null.</summary>
    [ObservableProperty]
    public partial DuplicateReport? Report { get; private set; }

    /// <summary>Lists pairs from the start. The pair that is shown side by side stays if it is among them.</summary>
    /// <param name="list">Which pairs.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    public async Task ShowAsync(DuplicateList list, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(list))
            throw new ArgumentOutOfRangeException(nameof(list), list, "There is no such list.");
        await Context;
        (List, _wanted) = (list, PageSize);
        await RunAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the same list again, such as after something was undone elsewhere.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when it is shown, or the call has failed.</returns>
    [RelayCommand]
    public Task RefreshAsync(CancellationToken cancellationToken = default) => RunAsync(ReadAsync, cancellationToken);

    /// <summary>Reads the next pairs of the list.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    [RelayCommand]
    public async Task LoadMoreAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (!HasMore)
            return;
        _wanted = Pairs.Count + PageSize;
        await RunAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shows a pair side by side. A later call takes the place of an earlier one.</summary>
    /// <param name="pair">The pair, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when both tracks are shown, or the call has failed.</returns>
    [RelayCommand(AllowConcurrentExecutions = true)]
    public async Task OpenAsync(DuplicatePairViewModel? pair, CancellationToken cancellationToken = default)
    {
        await Context;
        _openTurn++;
        if (Current?.Key != pair?.Key)
            (Comparison, _shownNext) = (null, null);
        Current = pair;
        await CompareAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Shows a pair of <see cref="List"/> side by side, which may be behind those that were read. A later call takes the place of an
    /// earlier one.
    /// </summary>
    /// <param name="firstTrackId">The track with the lower id.</param>
    /// <param name="secondTrackId">The other track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// True when it is shown; false when the list has no such pair, another was opened meanwhile, or the call has failed.
    /// </returns>
    public async Task<bool> OpenAsync(long firstTrackId, long secondTrackId, CancellationToken cancellationToken = default)
    {
        await Context;
        (long, long) key = (firstTrackId, secondTrackId);
        int turn = ++_openTurn;
        DuplicatePairViewModel? pair = Pairs.FirstOrDefault(pair => pair.Key == key);
        if (pair is null)
        {
            DuplicateList list = List;
            await RunAsync(
                async token => pair = await FindAsync(list, key, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            await Context;
            if (pair is null || turn != _openTurn || IsDisposed)
                return false;
        }

        await OpenAsync(pair, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Chooses which track a merge of the pair would keep.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="trackId">One of its tracks.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when it is shown what the merge would keep, or the call has failed.</returns>
    /// <exception cref="ArgumentException">The pair doesn't have this track.</exception>
    public async Task KeepAsync(DuplicatePairViewModel pair, long trackId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (trackId != pair.Pair.First.TrackId && trackId != pair.Pair.Second.TrackId)
            throw new ArgumentException("The pair doesn't have this track.", nameof(trackId));
        await Context;
        if (pair.KeptTrackId == trackId)
            return;
        pair.KeptTrackId = trackId;
        if (pair == Current)
            await CompareAsync(cancellationToken).ConfigureAwait(false);
    }

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        // A new track may be proposed with any other, and a changed one may have another picture. One that goes takes pairs along, or
        // leaves them to the track into which it was merged, also of the other lists.
        bool isOfNewPairs = change.IsEverything
            || change.AddedTrackIds.Count + change.DeletedTrackIds.Count + change.ProposedTrackIds.Count > 0;
        if (HasLoaded && (isOfNewPairs || Pairs.Any(pair => IsAbout(change, pair))))
            _ = _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing);
    }

    private protected override void OnDisposing()
    {
        CancelScan();
        base.OnDisposing();
    }

    private static bool IsAbout(LibraryChange change, DuplicatePairViewModel pair)
        => IsAbout(change, pair.Pair.First.TrackId) || IsAbout(change, pair.Pair.Second.TrackId);

    private static bool IsAbout(LibraryChange change, long trackId) => change.ChangedTrackIds.Contains(trackId)
        || change.DeletedTrackIds.Contains(trackId) || change.TaggedTrackIds.Contains(trackId) || change.ArtworkTrackIds.Contains(trackId);

    private static DuplicateQuery QueryOf(DuplicateList list) => new()
    {
        Rejected = list == DuplicateList.KeptApart,
        Decision = list switch
        {
            DuplicateList.Same => IdentityDecision.Same,
            DuplicateList.ToDecide => IdentityDecision.Ask,
            _ => null,
        },
    };
}
