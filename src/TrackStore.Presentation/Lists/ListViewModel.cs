using System.Diagnostics.CodeAnalysis;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Lists;
using TrackStore.Presentation.Threading;

namespace TrackStore;

/// <summary>
/// A list of any length that a user interface shows by index: it asks for the rows on screen (<see cref="EnsureAsync"/>), takes those that
/// are there (<see cref="TryGet"/>), and draws again when <see cref="Version"/> changes.
/// </summary>
/// <remarks>
/// Rows are kept in blocks of <see cref="BlockSize"/>, the 40 latest used ones. A new query shows its first rows when they have arrived;
/// until then the old rows stay. An older query's answer never shows.
/// The list follows the library: a change of rows on screen reads them again in place, and of any other row sets
/// <see cref="HasOtherChanges"/>, so that nothing moves under the user's hands. <see cref="RefreshAsync"/> then brings them in.
/// </remarks>
/// <typeparam name="TItem">The rows.</typeparam>
/// <typeparam name="TQuery">The query.</typeparam>
public abstract partial class ListViewModel<TItem, TQuery> : PanelViewModel
    where TItem : class
    where TQuery : class
{
    /// <summary>The number of rows that are read at once.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "A constant of the derived types.")]
    public const int BlockSize = RowBlocks<TItem>.Size;

    private static readonly TimeSpan SearchDelay = TimeSpan.FromMilliseconds(90);
    private static readonly TimeSpan CountGrace = TimeSpan.FromMilliseconds(40);

    private readonly Throttle _refreshes;
    private readonly ReadOrder _reads = new();
    private RowBlocks<TItem> _rows = new();
    private TQuery _shownQuery;
    private CancellationTokenSource _leaving = new();
    private BlockRead? _reading;
    private IImagePrefetch? _prefetch;
    private int _turn;
    private int _searchTurn;
    private int _shownTurn;
    private (int First, int Count) _range;

    private protected ListViewModel(PanelServices services, TQuery query)
        : base(services)
    {
        Query = query;
        _shownQuery = query;
        _refreshes = new Throttle(TimeSpan.FromMilliseconds(250), services.Time);
    }

    /// <summary>Gets the query that was set last. Its rows may not have arrived yet (<see cref="IsLoading"/>).</summary>
    [ObservableProperty]
    public partial TQuery Query { get; private set; }

    /// <summary>Gets the number of rows. While <see cref="IsTotalKnown"/> is false, there are at least that many.</summary>
    [ObservableProperty]
    public partial int Total { get; private set; }

    /// <summary>Gets a value indicating whether the rows of <see cref="Query"/> have been counted.</summary>
    [ObservableProperty]
    public partial bool IsTotalKnown { get; private set; }

    /// <summary>Gets a number that grows whenever rows or their number changed.</summary>
    [ObservableProperty]
    public partial int Version { get; private set; }

    /// <summary>Gets a value indicating whether the rows of <see cref="Query"/> are being read for the first time.</summary>
    [ObservableProperty]
    public partial bool IsLoading { get; private set; }

    /// <summary>Gets a value indicating whether a query has shown its rows, even if there are none.</summary>
    [ObservableProperty]
    public partial bool HasLoaded { get; private set; }

    /// <summary>Gets a value indicating whether rows that aren't on screen were added, changed or deleted since the last refresh.</summary>
    [ObservableProperty]
    public partial bool HasOtherChanges { get; private set; }

    /// <summary>
    /// Gets or sets the size in which pictures around the visible rows are read into the loader's memory, or null for no such reads.
    /// </summary>
    /// <value>The default is null, because a host that serves pictures by <see cref="ArtworkKey"/> doesn't use that memory.</value>
    public ImageTarget? PrefetchTarget { get; set; }

    private protected TQuery ShownQuery => _shownQuery;

    private protected int? FindRow(Func<TItem, bool> isWanted) => _rows.TryFind(isWanted, out int? index) ? index : null;

    /// <summary>Returns the row at an index, if it is in memory.</summary>
    /// <param name="index">The index, from 0.</param>
    /// <returns>The row, or null when it must be asked for (<see cref="EnsureAsync"/>) or there is none.</returns>
    public TItem? TryGet(int index) => index < Total ? _rows.TryGet(index) : null;

    /// <summary>
    /// Shows the result of a query. The old rows stay until the first new ones have arrived; a later call cancels this one.
    /// </summary>
    /// <param name="query">The filters and the order. Page size, cursor and skip are ignored.</param>
    /// <param name="cancellationToken">Cancels the call; the old rows stay.</param>
    /// <returns>A task that completes when the rows are shown, the call has failed, or another query has taken its place.</returns>
    public async Task SetQueryAsync(TQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Context;
        _searchTurn++;
        bool isOtherFilter = !SelectsSame(Query, query);
        Query = query;
        if (isOtherFilter)
            OnFilterChanged();
        await ShowAsync(query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Searches as the user types: waits until 90 ms have passed without another call, and then shows what matches.
    /// </summary>
    /// <param name="text">The text, or null or empty for all rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the rows are shown, or another call has taken its place.</returns>
    [RelayCommand(AllowConcurrentExecutions = true)]
    public async Task SearchAsync(string? text, CancellationToken cancellationToken = default)
    {
        await Context;
        int turn = ++_searchTurn;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Closing);
        await Task.Delay(SearchDelay, Services.Time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Context;
        if (turn == _searchTurn && !either.IsCancellationRequested)
            await SetQueryAsync(WithText(Query, string.IsNullOrWhiteSpace(text) ? null : text), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads the rows of a range that are not in memory. The newest call is served first: blocks that only older calls wanted are left.
    /// </summary>
    /// <param name="first">The first index; what lies outside of the list is ignored.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the rows are in memory, or a newer call has taken its place.</returns>
    public async Task EnsureAsync(int first, int count, CancellationToken cancellationToken = default)
    {
        await Context;
        _range = (Math.Max(first, 0), Math.Max(count, 0));
        await ReadRangeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the rows on screen and their number again, and brings in what changed elsewhere.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the rows are shown.</returns>
    [RelayCommand]
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        bool isShown = HasLoaded && !IsLoading && ReferenceEquals(Query, _shownQuery);
        await (isShown
            ? ReadAgainAsync(work => RunAsync(work, cancellationToken))
            : ShowAsync(Query, cancellationToken)).ConfigureAwait(false);
    }
}
