using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.History;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// A panel that lists what was changed, and undoes and redoes it: one change, or everything since one. It follows the library.
/// </summary>
public sealed partial class HistoryViewModel : PanelViewModel
{
    /// <summary>The number of changes that are read at once.</summary>
    public const int PageSize = 50;

    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private readonly Dictionary<long, string> _problems = [];
    private IReadOnlyList<HistoryEntry> _changes = [];
    private int _turn;
    private int _shownTurn;

    internal HistoryViewModel(PanelServices services)
        : base(services)
        => _refreshes = new Throttle(TimeSpan.FromMilliseconds(250), services.Time);

    /// <summary>Gets what the listed changes are about.</summary>
    [ObservableProperty]
    public partial HistoryArea Area { get; private set; }

    /// <summary>Gets the changes, the latest first, those that were undone among them, as far as they were read.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<HistoryItem> Items { get; private set; } = [];

    /// <summary>Gets a value indicating whether there may be older changes, which <see cref="LoadMoreAsync"/> reads.</summary>
    [ObservableProperty]
    public partial bool HasMore { get; private set; }

    /// <summary>Gets a value indicating whether the changes have been read, even if there are none.</summary>
    [ObservableProperty]
    public partial bool HasLoaded { get; private set; }

    /// <summary>
    /// Gets what the user has to answer with <see cref="ConfirmAsync"/> or <see cref="DismissQuestion"/>, or null.
    /// </summary>
    [ObservableProperty]
    public partial HistoryQuestion? Question { get; private set; }

    /// <summary>
    /// Gets the changes that the last call has undone, in the order in which <see cref="RedoLastAsync"/> makes them again; empty when there
    /// are none.
    /// </summary>
    [ObservableProperty]
    public partial IReadOnlyList<HistoryEntry> LastUndone { get; private set; } = [];

    /// <summary>Gets the change that is being undone or made again, which takes a while when it is about many tracks; else null.</summary>
    [ObservableProperty]
    public partial HistoryEntry? ChangeInProgress { get; private set; }

    /// <summary>Gets what the last call did, as text to show for a while and to read aloud, or null.</summary>
    [ObservableProperty]
    public partial string? Message { get; private set; }

    /// <summary>
    /// Gets a value indicating whether <see cref="Message"/> tells of what <see cref="RedoLastAsync"/> makes again, to offer it with the
    /// message.
    /// </summary>
    public bool CanRedoMessage { get; private set; }

    /// <summary>Reads the latest changes.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    [RelayCommand]
    public Task LoadAsync(CancellationToken cancellationToken = default) => RunAsync(ReadAsync, cancellationToken);

    /// <summary>Lists only what is about something.</summary>
    /// <param name="area">What the changes are about.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the changes are shown, or the call has failed.</returns>
    [RelayCommand(AllowConcurrentExecutions = true)]
    public async Task ShowAsync(HistoryArea area, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(area))
            throw new ArgumentOutOfRangeException(nameof(area), area, "There is no such area.");
        await Context;
        Area = area;
        _turn++;
        await RunAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads older changes.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    [RelayCommand]
    public Task LoadMoreAsync(CancellationToken cancellationToken = default) => RunAsync(
        async token =>
        {
            (int turn, int read, IReadOnlyList<HistoryEntry> shown) = (_turn, _reads.Begin(), _changes);
            if (shown.Count == 0 || !HasMore)
                return;
            IReadOnlyList<HistoryEntry> more = await ListAsync(Area, shown[^1].Id, token).ConfigureAwait(false);
            await Context;
            if (turn == _turn && !IsDisposed && _reads.TryShow(read))
                Show([.. shown, .. more], more.Count == PageSize);
        },
        cancellationToken);

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (HasLoaded)
            _ = _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        (int turn, int read, HistoryArea area) = (_turn, _reads.Begin(), Area);

        // What the user has paged to stays, unless the list begins anew.
        int wanted = turn == _shownTurn ? _changes.Count : 0;
        try
        {
            List<HistoryEntry> changes = [];
            IReadOnlyList<HistoryEntry> page;
            do
            {
                page = await ListAsync(area, changes.Count == 0 ? null : changes[^1].Id, cancellationToken).ConfigureAwait(false);
                changes.AddRange(page);
            }
            while (page.Count == PageSize && changes.Count < wanted);
            await Context;
            if (turn != _turn || IsDisposed || !_reads.TryShow(read))
                return;
            _shownTurn = turn;
            Show(changes, page.Count == PageSize);
        }
        catch (Exception) when (turn != _turn)
        {
            // Another area is listed, so nobody wants to know.
        }
    }

    private Task<IReadOnlyList<HistoryEntry>> ListAsync(HistoryArea area, long? before, CancellationToken cancellationToken)
        => Services.History.ListAsync(
            new HistoryQuery { Kinds = HistoryAreas.KindsOf(area), PageSize = PageSize, Before = before }, cancellationToken);

    private void Show(IReadOnlyList<HistoryEntry> changes, bool hasMore)
    {
        _changes = changes;
        HasMore = hasMore;
        Items = [.. changes.Select(ItemOf)];
        HasLoaded = true;
    }

    private HistoryItem ItemOf(HistoryEntry change)
    {
        string text = Texts.DescribeChange(change);
        IReadOnlyList<HistorySubject> links = HistoryLinks.Of(change);
        return new HistoryItem
        {
            Change = change,
            Area = HistoryAreas.Of(change.Kind),
            Text = text,
            Parts = HistorySentence.Split(Texts, change, text, links),
            Values = Texts.ValuesOf(change),
            Links = links,
            Problem = _problems.GetValueOrDefault(change.Id),
        };
    }
}
