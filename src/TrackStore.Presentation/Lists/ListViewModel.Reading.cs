using TrackStore.Presentation.Lists;

namespace TrackStore;

/// <content>Reads rows, one block at a time.</content>
public abstract partial class ListViewModel<TItem, TQuery>
{
    private Task _reader = Task.CompletedTask;

    private protected abstract Task<ListPage<TItem>> ReadPageAsync(
        TQuery query, string? cursor, int skip, int size, CancellationToken cancellationToken);

    private protected abstract Task<int> CountRowsAsync(TQuery query, CancellationToken cancellationToken);

    private protected abstract TQuery WithText(TQuery query, string? text);

    /// <summary>Called before another query is set. Returns whether it selects the same rows in whatever order.</summary>
    private protected abstract bool SelectsSame(TQuery current, TQuery next);

    /// <summary>
    /// Called on the context when a query with other filters was set, and when its rows are about to replace the shown ones.
    /// </summary>
    private protected virtual void OnFilterChanged()
    {
    }

    private async Task ShowAsync(TQuery query, CancellationToken cancellationToken)
    {
        int turn = ++_turn;
        CancellationTokenSource left = _leaving;
        _leaving = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _leaving.Token);
        IsLoading = true;
        _hasMissedChange = false;
        await left.CancelAsync().ConfigureAwait(false);
        left.Dispose();
        await RunAsync(token => ShowAsync(query, turn, token), retry: () => RefreshAsync(), either.Token).ConfigureAwait(false);
        await Context;
        if (turn != _turn)
            return;
        IsLoading = false;
        ReadMissing();
        if (_hasMissedChange)
            _ = FollowInPlaceAsync();
    }

    // The page is shown as soon as it is there. Counting may take longer; in most libraries it doesn't, and one redraw is enough.
    private async Task ShowAsync(TQuery query, int turn, CancellationToken cancellationToken)
    {
        using var counting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<int> count = CountRowsAsync(query, counting.Token);
        try
        {
            ListPage<TItem> page = await ReadPageAsync(query, null, 0, BlockSize, cancellationToken).ConfigureAwait(false);
            bool isAll = page.NextCursor is null;
            if (!isAll)
                await Task.WhenAny(count, Task.Delay(CountGrace, Services.Time, cancellationToken)).ConfigureAwait(false);
            await Context;
            if (turn != _turn || IsDisposed)
                return;
            bool isCounted = isAll || count.IsCompletedSuccessfully;
            var rows = new RowBlocks<TItem>();
            rows.Put(0, page.Items, page.NextCursor);
            _range = (0, _range.Count);
            if (!SelectsSame(_shownQuery, query))
                OnFilterChanged();
            _shownQuery = query;
            HasOtherChanges = false;
            Replace(rows, isCounted && !isAll ? count.Result : page.Items.Count, isCounted);
            IsLoading = false;
            ReadMissing();
            if (isCounted)
                return;
            int total = await count.ConfigureAwait(false);
            await Context;
            if (turn != _turn || IsTotalKnown || IsDisposed)
                return;
            (Total, IsTotalKnown) = (Math.Max(total, Total), true);
            Version++;
        }
        catch (Exception) when (turn != _turn)
        {
            // Another query has taken its place, so nobody wants to know.
        }
        finally
        {
            await counting.CancelAsync().ConfigureAwait(false);
            await ((Task)count).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Replace(RowBlocks<TItem> rows, int total, bool isTotalKnown)
    {
        _rows = rows;
        _shownTurn++;
        (Total, IsTotalKnown, HasLoaded) = (total, isTotalKnown, true);
        Version++;
        PrefetchPictures();
        ReadMissing();
    }

    // The range may have been asked for while the rows that went were read, or while another query was: nobody asks for it again.
    private void ReadMissing()
    {
        if (FindMissing() is not null)
            _ = ReadRangeAsync(Closing);
    }

    private async Task ReadRangeAsync(CancellationToken cancellationToken)
    {
        // A block that is no longer wanted makes room for one that is.
        if (_reading is { } reading && !IsWanted(reading.Block))
            await reading.CancelAsync().ConfigureAwait(false);
        await Context;
        if (_reader.IsCompleted)
            _reader = ReadWantedAsync();
        await _reader.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReadWantedAsync()
    {
        // Another range may be wanted since the last block was read.
        while (FindMissing() is not null && await RunOwnAsync(ReadMissingAsync).ConfigureAwait(false))
            await Context;
        await Context;
        PrefetchPictures();
    }

    private async Task ReadMissingAsync(CancellationToken closing)
    {
        while (FindMissing() is { } block)
        {
            using var reading = new BlockRead(block, closing, _leaving.Token);
            _reading = reading;
            int turn = _shownTurn;
            (string? cursor, int skip) = _rows.StartOf(block);
            Task<ListPage<TItem>> page = ReadPageAsync(_shownQuery, cursor, skip, BlockSize, reading.Token);
            await ((Task)page).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Context;
            _reading = null;
            closing.ThrowIfCancellationRequested();
            if (!page.IsCanceled && turn == _shownTurn)
                Keep(block, await page.ConfigureAwait(false));
        }
    }

    private void Keep(int block, ListPage<TItem> page)
    {
        _rows.Put(block, page.Items, page.NextCursor);
        Version++;

        // Rows at the end have gone since they were counted.
        if (IsTotalKnown && page.Items.Count < Math.Min(BlockSize, Total - (block * BlockSize)))
            _ = FollowInPlaceAsync();
    }

    // While the rows of another query are on their way, nothing is read for those that are about to go.
    private int? FindMissing()
    {
        if (!HasLoaded || IsLoading || IsDisposed)
            return null;
        (int first, int last) = WantedBlocks();
        for (int block = first; block <= last; block++)
        {
            if (!_rows.Touch(block))
                return block;
        }

        return null;
    }

    private bool IsWanted(int block)
    {
        (int first, int last) = WantedBlocks();
        return block >= first && block <= last;
    }

    private (int First, int Last) WantedBlocks()
    {
        int end = (int)Math.Min(Total, (long)_range.First + _range.Count);
        return end <= _range.First ? (0, -1) : (RowBlocks<TItem>.BlockOf(_range.First), RowBlocks<TItem>.BlockOf(end - 1));
    }

    /// <summary>A read of one block, which ends early when the block is no longer wanted.</summary>
    private sealed class BlockRead(int block, CancellationToken closing, CancellationToken leaving) : IDisposable
    {
        private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(closing, leaving);

        public int Block => block;

        public CancellationToken Token => _source.Token;

        public Task CancelAsync() => _source.CancelAsync();

        public void Dispose() => _source.Dispose();
    }
}
