using TrackStore.Presentation.Duplicates;

namespace TrackStore;

/// <content>Reads the list, and both tracks of the pair that is shown.</content>
public sealed partial class DuplicatesViewModel
{
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await Context;
        int read = _reads.Begin();
        (DuplicateList list, int wanted) = (List, _wanted);
        List<DuplicatePairViewModel> rows = await ReadRowsAsync(list, wanted, cancellationToken).ConfigureAwait(false);
        int same = await CountAsync(DuplicateList.Same, cancellationToken).ConfigureAwait(false);
        int toDecide = await CountAsync(DuplicateList.ToDecide, cancellationToken).ConfigureAwait(false);
        int apart = await CountAsync(DuplicateList.KeptApart, cancellationToken).ConfigureAwait(false);
        await Context;

        // Another list was asked for meanwhile, or this answer is older than the one that is shown.
        if (IsDisposed || list != List || !_reads.TryShow(read))
            return;
        Dictionary<(long, long), DuplicatePairViewModel> before = Pairs.ToDictionary(pair => pair.Key);
        foreach (DuplicatePairViewModel row in rows)
        {
            if (before.TryGetValue(row.Key, out DuplicatePairViewModel? known))
                row.TakeOver(known);
        }

        (SameCount, ToDecideCount, KeptApartCount) = (same, toDecide, apart);
        HasMore = rows.Count < list switch
        {
            DuplicateList.Same => same,
            DuplicateList.ToDecide => toDecide,
            DuplicateList.KeptApart => apart,
            _ => same + toDecide,
        };
        Pairs = rows;
        HasLoaded = true;
        AskAgain();
        await ShowCurrentAgainAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<DuplicatePairViewModel>> ReadRowsAsync(DuplicateList list, int wanted, CancellationToken cancellationToken)
    {
        var rows = new List<DuplicatePairViewModel>();
        var known = new HashSet<(long, long)>();
        DuplicatePair? last = null;
        while (rows.Count < wanted)
        {
            int size = Math.Min(DuplicateQuery.MaxPageSize, wanted - rows.Count);
            IReadOnlyList<DuplicatePair> page = await Services.Duplicates
                .ListAsync(QueryOf(list) with { PageSize = size, After = last }, cancellationToken).ConfigureAwait(false);

            // A search that is under way moves pairs, so that a later page may have one again.
            DuplicatePair[] more = [.. page.Where(pair => known.Add((pair.First.TrackId, pair.Second.TrackId)))];
            rows.AddRange(await ToRowsAsync(more, cancellationToken).ConfigureAwait(false));
            if (page.Count < size)
                break;
            last = page[^1];
        }

        return rows;
    }

    private async Task<IEnumerable<DuplicatePairViewModel>> ToRowsAsync(
        IReadOnlyList<DuplicatePair> pairs, CancellationToken cancellationToken)
    {
        long[] ids = [.. pairs.SelectMany(pair => new[] { pair.First.TrackId, pair.Second.TrackId }).Distinct()];
        if (ids.Length == 0)
            return [];
        IReadOnlyList<TrackItem> items = await Services.Tracks
            .GetItemsAsync(ids, TrackItemParts.Tags | TrackItemParts.Platforms, cancellationToken).ConfigureAwait(false);
        Dictionary<long, TrackItem> tracks = items.ToDictionary(item => item.TrackId!.Value);
        return pairs.Select(pair => new DuplicatePairViewModel(
            pair, tracks.GetValueOrDefault(pair.First.TrackId), tracks.GetValueOrDefault(pair.Second.TrackId), Texts));
    }

    private Task<int> CountAsync(DuplicateList list, CancellationToken cancellationToken)
        => Services.Duplicates.CountAsync(QueryOf(list), cancellationToken);

    private async Task ShowCurrentAgainAsync(List<DuplicatePairViewModel> rows, CancellationToken cancellationToken)
    {
        if (Current is not { } current)
            return;
        if (rows.Find(row => row.Key == current.Key) is { } again)
        {
            Current = again;
            await CompareCoreAsync(again, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // It stays on screen, so that nothing jumps under the user's hands, but can't be decided any more.
            current.IsGone |= !HasMore || await IsGoneAsync(current, cancellationToken).ConfigureAwait(false);
        }
    }

    // A pair that the list doesn't have may be behind its end.
    private async Task<bool> IsGoneAsync(DuplicatePairViewModel pair, CancellationToken cancellationToken)
    {
        DuplicateList list = pair.Pair.IsRejected ? DuplicateList.KeptApart : DuplicateList.Open;
        DuplicatePairViewModel? found = await FindAsync(list, pair.Key, cancellationToken).ConfigureAwait(false);
        await Context;
        return found is null;
    }

    private async Task<DuplicatePairViewModel?> FindAsync(
        DuplicateList list, (long First, long Second) key, CancellationToken cancellationToken)
    {
        IReadOnlyList<DuplicatePair> ofTrack = await Services.Duplicates.ListAsync(
            QueryOf(list) with { TrackId = key.First, PageSize = DuplicateQuery.MaxPageSize }, cancellationToken).ConfigureAwait(false);
        DuplicatePair[] found = [.. ofTrack.Where(pair => (pair.First.TrackId, pair.Second.TrackId) == key)];
        return (await ToRowsAsync(found, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        if (Current is { } pair)
            await RunAsync(token => CompareCoreAsync(pair, token), cancellationToken).ConfigureAwait(false);
        else
            _turn++;
    }

    private async Task CompareCoreAsync(DuplicatePairViewModel pair, CancellationToken cancellationToken)
    {
        int turn = ++_turn;
        (long kept, long other) = (pair.KeptTrackId, pair.OtherTrackId);
        DuplicateComparison? comparison = null;
        try
        {
            TrackDetails? first = await Services.Tracks.GetDetailsAsync(pair.Pair.First.TrackId, cancellationToken).ConfigureAwait(false);
            TrackDetails? second = await Services.Tracks.GetDetailsAsync(pair.Pair.Second.TrackId, cancellationToken)
                .ConfigureAwait(false);
            if (first is not null && second is not null)
            {
                MergedTrack merged = await Services.Duplicates.PreviewMergeAsync(kept, other, cancellationToken).ConfigureAwait(false);
                comparison = TrackComparer.Compare(first, second, merged, Texts);
            }
        }
        catch (TrackNotFoundException)
        {
            // It went between the reads.
        }

        await Context;
        if (IsDisposed || turn != _turn)
            return;
        pair.IsGone |= comparison is null;
        Comparison = comparison;
    }
}
