using TrackStore.Presentation.Lists;

namespace TrackStore;

/// <content>Follows the library, and reads pictures ahead.</content>
public abstract partial class ListViewModel<TItem, TQuery>
{
    private bool _hasMissedChange;
    private bool _awaitsOwnChange;

    /// <summary>Tells what a change does to the list as a whole.</summary>
    private protected abstract ListEffect EffectOf(LibraryChange change);

    /// <summary>Tells whether a change is about a row.</summary>
    private protected abstract bool IsAbout(LibraryChange change, TItem row);

    private protected abstract ImageRequest? PictureOf(TItem row, ImageTarget target);

    private protected override void OnLibraryChanged(LibraryChange change)
    {
        if (IsLoading || !HasLoaded)
        {
            // The rows under way may have been read before the change.
            _hasMissedChange = true;
            return;
        }

        ListEffect effect = EffectOf(change);
        bool isShown = effect == ListEffect.Everywhere || (effect == ListEffect.Elsewhere && Total <= BlockSize);

        // What the user has done with this list is shown, wherever its rows are.
        if (_awaitsOwnChange && !change.IsForeign && effect != ListEffect.None)
            (isShown, _awaitsOwnChange) = (true, false);

        // The rows of a block under way may have been read before the change, and nobody knows yet which ones they are.
        isShown |= _reading is not null;
        foreach ((int block, IReadOnlyList<TItem> rows) in _rows.All.Where(at => at.Value.Any(row => IsAbout(change, row))).ToList())
        {
            isShown |= IsOnScreen(block);
            if (!IsOnScreen(block))
                _rows.Remove(block);
        }

        if (isShown)
            _ = FollowInPlaceAsync();
        else if (effect != ListEffect.None)
            HasOtherChanges = true;
    }

    /// <summary>Makes a change of the user, whose result belongs on screen at once and not behind a hint.</summary>
    private protected async Task<bool> RunOwnChangeAsync(Func<CancellationToken, Task<bool>> work, CancellationToken cancellationToken)
    {
        await Context;
        bool isChange = false;
        _awaitsOwnChange = true;
        bool isDone = await RunAsync(async token => isChange = await work(token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        await Context;
        _awaitsOwnChange &= isChange;
        return isDone;
    }

    /// <summary>Reads the rows on screen again, soon.</summary>
    private protected Task FollowInPlaceAsync()
    {
        _hasMissedChange = false;
        return _refreshes.RequestAsync(Context, () => ReadAgainAsync(RunOwnAsync), Closing);
    }

    private protected override void OnDisposing()
    {
        _prefetch?.Dispose();
        _prefetch = null;
        base.OnDisposing();
    }

    private bool IsOnScreen(int block) => IsWanted(block) || (_range.Count == 0 && block == 0);

    private async Task ReadAgainAsync(Func<Func<CancellationToken, Task>, Task<bool>> run)
    {
        // Before anything is read, so that a change that comes meanwhile is hinted at again.
        bool hadOthers = HasOtherChanges;
        HasOtherChanges = false;
        int turn = _turn;
        bool isRead = await run(token => ReadAgainAsync(turn, token)).ConfigureAwait(false);
        await Context;
        HasOtherChanges |= hadOthers && !isRead;
    }

    // Cursors of the rows before the change would lead to the wrong places, so the blocks are read from the start of the list.
    private async Task ReadAgainAsync(int turn, CancellationToken cancellationToken)
    {
        int read = _reads.Begin();
        TQuery query = _shownQuery;
        (int first, int last) = WantedBlocks();
        last = Math.Max(last, first);
        int total = await CountRowsAsync(query, cancellationToken).ConfigureAwait(false);
        int end = RowBlocks<TItem>.BlockOf(Math.Max(total - 1, 0));
        (first, last) = (Math.Min(first, end), Math.Min(last, end));
        var rows = new RowBlocks<TItem>();
        for (int block = first; block <= last; block++)
        {
            (string? cursor, int skip) = rows.StartOf(block);
            ListPage<TItem> page = await ReadPageAsync(query, cursor, skip, BlockSize, cancellationToken).ConfigureAwait(false);
            rows.Put(block, page.Items, page.NextCursor);
        }

        await Context;
        if (turn == _turn && !IsDisposed && _reads.TryShow(read))
            Replace(rows, total, isTotalKnown: true);
    }

    // As many rows after the visible ones as there are on screen, then as many before.
    private void PrefetchPictures()
    {
        _prefetch?.Dispose();
        _prefetch = null;
        if (PrefetchTarget is not { } target || _range.Count == 0 || IsDisposed)
            return;
        int first = Math.Min(_range.First, Total);
        int count = Math.Min(_range.Count, Total - first);
        IEnumerable<int> indexes = Enumerable.Range(first, count * 2)
            .Concat(Enumerable.Range(Math.Max(first - count, 0), Math.Min(first, count)).Reverse());
        ImageRequest[] requests =
        [
            .. indexes.Select(index => _rows.TryGet(index) is { } row ? PictureOf(row, target) : null).OfType<ImageRequest>(),
        ];
        if (requests.Length > 0)
            _prefetch = Services.Loader.Prefetch(requests);
    }
}
