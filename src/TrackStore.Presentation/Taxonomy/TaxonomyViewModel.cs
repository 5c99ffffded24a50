using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Taxonomy.Sources;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// A panel that lists the tags or genres of the library and puts them in order: finds or creates, describes, renames, merges and deletes
/// them, and proposes which are probably one.
/// </summary>
/// <remarks>
/// What takes something away is asked first, with the numbers of tracks (<see cref="Question"/>), and every change can be undone. The list
/// follows the library.
/// </remarks>
public abstract partial class TaxonomyViewModel : PanelViewModel
{
    /// <summary>The number of items that are read at once.</summary>
    public const int PageSize = 200;

    private static readonly TimeSpan SearchDelay = TimeSpan.FromMilliseconds(90);

    private readonly ITaxonomySource _source;
    private readonly Throttle _refreshes;
    private readonly Throttle _proposing;
    private readonly ReadOrder _reads = new();
    private int _namesTurn = 1;
    private int _proposedTurn;
    private string? _nextCursor;
    private int _turn;
    private int _shownTurn;
    private int _searchTurn;

    private protected TaxonomyViewModel(PanelServices services, ITaxonomySource source)
        : base(services)
    {
        _source = source;
        _refreshes = new Throttle(TimeSpan.FromMilliseconds(250), services.Time);
        _proposing = new Throttle(TimeSpan.FromSeconds(10), services.Time);
    }

    /// <summary>Gets what is managed.</summary>
    public TaxonomyKind Kind => _source.Kind;

    /// <summary>Gets the text that a name or spelling must contain, or null for all.</summary>
    [ObservableProperty]
    public partial string? Filter { get; private set; }

    /// <summary>Gets the order of <see cref="Items"/>.</summary>
    [ObservableProperty]
    public partial TaxonomyOrder Order { get; private set; }

    /// <summary>Gets the items that match <see cref="Filter"/>, as far as they were read (<see cref="HasMore"/>).</summary>
    [ObservableProperty]
    public partial IReadOnlyList<TaxonomyItem> Items { get; private set; } = [];

    /// <summary>Gets the number of all items that match <see cref="Filter"/>.</summary>
    [ObservableProperty]
    public partial int Total { get; private set; }

    /// <summary>Gets a value indicating whether there are more items, which <see cref="LoadMoreAsync"/> reads.</summary>
    [ObservableProperty]
    public partial bool HasMore { get; private set; }

    /// <summary>Gets a value indicating whether the items have been read, even if there are none.</summary>
    [ObservableProperty]
    public partial bool HasLoaded { get; private set; }

    /// <summary>Gets the one that has the filter's text as its name or spelling, or null. It is the first of <see cref="Items"/>.</summary>
    [ObservableProperty]
    public partial TaxonomyItem? Match { get; private set; }

    /// <summary>Gets the filter's text if nothing has it as its name or spelling, so that it can be created; or null.</summary>
    [ObservableProperty]
    public partial string? NewName { get; private set; }

    /// <summary>Gets what is probably one, ordered by name. What was rejected is not among it.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<TaxonomyProposal> Proposals { get; private set; } = [];

    /// <summary>Gets the pairs that were rejected, ordered by name. <see cref="AllowProposalAsync"/> proposes one again.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<TaxonomyProposal> RejectedProposals { get; private set; } = [];

    /// <summary>
    /// Gets what the user has to answer with <see cref="ConfirmAsync"/> or <see cref="DismissQuestion"/>, or null. Its numbers follow the
    /// library, and it goes when what it is about has gone.
    /// </summary>
    [ObservableProperty]
    public partial TaxonomyQuestion? Question { get; private set; }

    /// <summary>Gets what the last call did, as text to show for a while and to read aloud, or null.</summary>
    [ObservableProperty]
    public partial string? Message { get; private set; }

    /// <summary>
    /// Gets the change that <see cref="Message"/> tells of, to offer its undo with the message, or null when there is none. It is set
    /// before the message.
    /// </summary>
    [ObservableProperty]
    public partial HistoryEntry? MessageChange { get; private set; }

    /// <summary>Gets the last change of this panel, which <see cref="UndoAsync"/> undoes, or null.</summary>
    [ObservableProperty]
    public partial HistoryEntry? LastChange { get; private set; }

    /// <summary>Gets the change that <see cref="UndoAsync"/> has undone last and <see cref="RedoAsync"/> makes again, or null.</summary>
    [ObservableProperty]
    public partial HistoryEntry? LastUndone { get; private set; }

    /// <summary>Reads the items and the proposals.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    [RelayCommand]
    public Task LoadAsync(CancellationToken cancellationToken = default) => RunAsync(ReadAllAsync, cancellationToken);

    /// <summary>
    /// Searches as the user types: waits until 90 ms have passed without another call, and then shows what matches.
    /// </summary>
    /// <param name="text">The text, or null or empty for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the items are shown, or another call has taken its place.</returns>
    [RelayCommand(AllowConcurrentExecutions = true)]
    public async Task SearchAsync(string? text, CancellationToken cancellationToken = default)
    {
        await Context;
        int turn = ++_searchTurn;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Closing);
        await Task.Delay(SearchDelay, Services.Time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Context;
        if (turn != _searchTurn || either.IsCancellationRequested)
            return;
        Filter = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        await ShowFromStartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Orders the items in another way.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the items are shown, or the call has failed.</returns>
    [RelayCommand(AllowConcurrentExecutions = true)]
    public async Task SortAsync(TaxonomyOrder order, CancellationToken cancellationToken = default)
    {
        await Context;
        Order = order;
        await ShowFromStartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the next items.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when they are shown, or the call has failed.</returns>
    [RelayCommand]
    public Task LoadMoreAsync(CancellationToken cancellationToken = default) => RunAsync(
        async token =>
        {
            (int turn, int read, string? cursor) = (_turn, _reads.Begin(), _nextCursor);
            if (cursor is null)
                return;
            (IReadOnlyList<TaxonomyItem> more, string? next) = await _source
                .ListAsync(Filter, Order, PageSize, cursor, token).ConfigureAwait(false);
            await Context;
            if (turn == _turn && !IsDisposed && _reads.TryShow(read))
                ShowItems([.. Items, .. more], next);
        },
        cancellationToken);

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (!HasLoaded || !_source.IsAbout(change))
            return;

        // The proposals compare all names. What a synchronization does to tracks changes only their numbers.
        if (_source.IsAboutNames(change))
            _namesTurn++;
        else
            _ = _proposing.RequestAsync(Context, ProposeAgainAsync, Closing);
        Refresh();
    }

    private void Refresh() => _ = _refreshes.RequestAsync(Context, () => RunOwnAsync(ReadAsync), Closing);

    private Task ProposeAgainAsync()
    {
        _namesTurn++;
        Refresh();
        return Task.CompletedTask;
    }

    private Task ReadAllAsync(CancellationToken cancellationToken)
    {
        _namesTurn++;
        return ReadAsync(cancellationToken);
    }

    private async Task ShowFromStartAsync(CancellationToken cancellationToken)
    {
        _turn++;
        await RunAsync(ReadAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        (int turn, int read, string? filter, TaxonomyQuestion? question) = (_turn, _reads.Begin(), Filter, Question);
        int namesTurn = _namesTurn;
        long[] editedIds = [.. _edits.Select(edit => edit.Item.Id)];

        // What the user has paged to stays, unless the list begins anew.
        int wanted = turn == _shownTurn ? Math.Max(Items.Count, 1) : 1;
        try
        {
            List<TaxonomyItem> items = [];
            string? cursor = null;
            do
            {
                (IReadOnlyList<TaxonomyItem> page, cursor) = await _source
                    .ListAsync(filter, Order, PageSize, cursor, cancellationToken).ConfigureAwait(false);
                items.AddRange(page);
            }
            while (cursor is not null && items.Count < wanted);
            int total = cursor is null ? items.Count : await _source.CountAsync(filter, cancellationToken).ConfigureAwait(false);
            TaxonomyItem? match = filter is null ? null : await _source.FindAsync(filter, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<TaxonomyProposal>? proposals = namesTurn == _proposedTurn
                ? null
                : await _source.ProposeAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<TaxonomyProposal> rejected = proposals is null
                ? []
                : await _source.ListRejectedAsync(cancellationToken).ConfigureAwait(false);
            (TaxonomyQuestion? renewed, TaxonomyItem? gone) = question is null
                ? default
                : await AskAgainAsync(question, cancellationToken).ConfigureAwait(false);
            Dictionary<long, TaxonomyItem?> edited = await ReadEditedAsync(editedIds, items, cancellationToken).ConfigureAwait(false);
            await Context;
            if (turn != _turn || IsDisposed || !_reads.TryShow(read))
                return;
            _shownTurn = turn;
            Match = match;
            ShowItems(match is null ? items : [match, .. items], cursor);
            Total = total;
            NewName = match is null ? filter : null;
            if (proposals is not null)
                (Proposals, RejectedProposals, _proposedTurn) = (proposals, rejected, namesTurn);
            else
                (Proposals, RejectedProposals) = (WithNumbersOf(items, Proposals), WithNumbersOf(items, RejectedProposals));
            FollowEdits(edited);
            if (question is null || !ReferenceEquals(Question, question))
                return;
            Question = renewed;
            if (gone is not null)
                ShowGone(gone);
        }
        catch (Exception) when (turn != _turn)
        {
            // Another text is searched for, so nobody wants to know.
        }
    }

    // Which names are alike is found out less often than how many tracks have them.
    private static IReadOnlyList<TaxonomyProposal> WithNumbersOf(List<TaxonomyItem> items, IReadOnlyList<TaxonomyProposal> proposals)
    {
        if (proposals.Count == 0)
            return proposals;
        Dictionary<long, TaxonomyItem> known = items.DistinctBy(item => item.Id).ToDictionary(item => item.Id);
        return
        [
            .. proposals.Select(pair => new TaxonomyProposal(
                known.GetValueOrDefault(pair.Kept.Id, pair.Kept), known.GetValueOrDefault(pair.Other.Id, pair.Other))),
        ];
    }

    private void ShowItems(IReadOnlyList<TaxonomyItem> items, string? nextCursor)
    {
        _nextCursor = nextCursor;

        // Pages are read one after the other: what is used more often meanwhile may be on two.
        Items = [.. items.DistinctBy(item => item.Id)];
        HasMore = nextCursor is not null;
        HasLoaded = true;
    }
}
