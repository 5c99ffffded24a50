using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>Reads the rows of a list. See <see cref="TrackSelection"/> for how it chooses its way.</summary>
/// <param name="context">The context.</param>
/// <param name="query">The query.</param>
/// <param name="filters">The filters of the query.</param>
/// <param name="parts">The parts of the list.</param>
/// <param name="limits">Where the way of reading changes.</param>
/// <param name="kept">Keeps what takes long to find.</param>
internal sealed class TrackListReader(
    DbContext context,
    TrackQuery query,
    IReadOnlyList<TrackFilter> filters,
    IReadOnlyList<TrackListPart> parts,
    TrackListLimits limits,
    KeptAnswers kept)
{
    private readonly string? _platform = TrackFilters.PlatformOf(query);
    private readonly bool _hasSlow = filters.Any(filter => filter.IsSlow);

    /// <summary>Reads a page and one row more, which tells whether there is a next page.</summary>
    /// <returns>The rows, each with the number of its part.</returns>
    public async Task<List<(int Part, TrackListRow Row)>> ReadPageAsync(TrackCursor? after, CancellationToken cancellationToken)
    {
        int wanted = query.PageSize + 1;
        int skip = query.Skip;
        var rows = new List<(int Part, TrackListRow Row)>(wanted);
        TrackSelection selection = await TrackSelection.ReadAsync(context, filters, limits.MostSorted, useSlow: false, cancellationToken)
            .ConfigureAwait(false);
        if (selection.IsEmpty)
            return rows;
        for (int part = after?.Part ?? 0; part < parts.Count && rows.Count < wanted; part++)
        {
            if (parts[part].IsExcludedBy(filters))
                continue;
            TrackCursor? start = part == after?.Part ? after : null;
            List<TrackListRow>? read = await TryReadPartAsync(selection, parts[part], start, skip, wanted - rows.Count, cancellationToken)
                .ConfigureAwait(false);
            if (read is null)
            {
                // A walk has found few, so a filter that collects all its ids has few of them and is quick.
                if (_hasSlow)
                {
                    selection = await TrackSelection.ReadAsync(context, filters, limits.MostSorted, useSlow: true, cancellationToken)
                        .ConfigureAwait(false);
                }

                selection = await selection.FindFewAsync(context, query, kept, limits.MostSorted, cancellationToken).ConfigureAwait(false);
                read = await ReadPartAsync(selection, parts[part], start, skip, wanted - rows.Count, cancellationToken)
                    .ConfigureAwait(false);
            }

            rows.AddRange(read.Select(row => (part, row)));
            if (read.Count > 0)
                skip = 0;
            else if (skip > 0)
                skip -= await CountPartAsync(selection, parts[part], start, cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }

    /// <summary>Returns the place of a track in the list, from 0, or null when it isn't in the list.</summary>
    public async Task<int?> IndexOfAsync(long trackId, CancellationToken cancellationToken)
    {
        TrackSelection selection = await TrackSelection.ReadAsync(context, filters, limits.MostSorted, useSlow: true, cancellationToken)
            .ConfigureAwait(false);
        TrackSortKeys? keys = await selection.Tested.Where(t => t.Id == trackId).Select(TrackRowMapping.ToSortKeys)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (keys is null)
            return null;
        int index = 0;
        foreach (TrackListPart part in parts)
        {
            IQueryable<TrackEntity> tracks = part.In(Together(selection));
            if (!await part.In(selection.All).AnyAsync(t => t.Id == trackId, cancellationToken).ConfigureAwait(false))
            {
                index += await tracks.CountAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            // Before a place is after it in the reversed list.
            return index + await tracks.Where(part.Sort.After(part.Sort.KeyOf(keys), trackId, !part.Descending))
                .CountAsync(cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Reads rows of a part in the ways that are usually enough. Returns null when they were not.</summary>
    private async Task<List<TrackListRow>?> TryReadPartAsync(
        TrackSelection selection, TrackListPart part, TrackCursor? after, int skip, int wanted, CancellationToken cancellationToken)
    {
        if (selection.IsFew)
            return await ReadPartAsync(selection, part, after, skip, wanted, cancellationToken).ConfigureAwait(false);
        if (skip > 0)
            return null;
        return selection.IsAll
            ? await ReadAsync(Sorted(selection.All, part, after).Take(wanted), cancellationToken).ConfigureAwait(false)
            : await WalkAsync(selection, part, after, wanted, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<TrackListRow>> ReadPartAsync(
        TrackSelection selection, TrackListPart part, TrackCursor? after, int skip, int wanted, CancellationToken cancellationToken)
    {
        if (selection.IsFew)
        {
            return await ReadAsync(Sorted(selection.Few, part, after, useIndex: false).Skip(skip).Take(wanted), cancellationToken)
                .ConfigureAwait(false);
        }

        // The ids come from the index alone, and then only the page's rows are read.
        bool isWalked = selection.IsAll || selection.HasIds
            || (skip > 0 && await AreManyAsync(selection, part, after, cancellationToken).ConfigureAwait(false));
        IQueryable<TrackEntity> tracks = isWalked
            ? Sorted(part.Range(Together(selection), filters), part, after)
            : Sorted(selection.Tested, part, after, useIndex: false);
        while (true)
        {
            List<long> ids = await tracks.Select(t => t.Id).Skip(skip).Take(wanted).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (ids.Count == 0)
                return [];
            List<TrackListRow> rows = await ReadAsync(
                selection.All.Where(t => EF.Parameter(ids).Contains(t.Id)), cancellationToken).ConfigureAwait(false);

            // When a track was deleted in between, a full page would look like the last one.
            if (rows.Count < ids.Count)
                continue;
            Dictionary<long, TrackListRow> byId = rows.ToDictionary(row => row.Keys.Id);
            return ids.ConvertAll(id => byId[id]);
        }
    }

    /// <summary>
    /// Tests a limited number of tracks, few at first, because most filters let many through. Returns null when they were not enough to
    /// fill the page.
    /// </summary>
    private async Task<List<TrackListRow>?> WalkAsync(
        TrackSelection selection, TrackListPart part, TrackCursor? after, int wanted, CancellationToken cancellationToken)
    {
        (List<TrackListRow> rows, bool isFull) = await TestAsync(selection, part, after, wanted, limits.TestedFirst, cancellationToken)
            .ConfigureAwait(false);

        // A slow index is quick with a text so rare that many more tests would be needed to fill the page. Where there is no index, all
        // tracks are tested, once, when the tests would hardly fill it.
        int most = _hasSlow ? limits.MostTestedBeforeSlow : limits.MostTested;
        bool isRare = (_hasSlow || !selection.HasIds) && (long)rows.Count * most < (long)wanted * limits.TestedFirst;
        if (isFull || isRare)
            return isFull ? rows : null;

        // Half as many again as fill the page if the next tracks are like the first. PostgreSQL reads all that it may test.
        long enough = rows.Count == 0 ? limits.MostTested : (long)wanted * limits.TestedFirst * 3 / (2 * rows.Count);
        if (enough < limits.MostTested)
            (rows, isFull) = await TestAsync(selection, part, after, wanted, (int)enough, cancellationToken).ConfigureAwait(false);
        if (!isFull)
            (rows, isFull) = await TestAsync(selection, part, after, wanted, limits.MostTested, cancellationToken).ConfigureAwait(false);
        return isFull ? rows : null;
    }

    /// <summary>
    /// Tells whether a filter without an index lets so many of the next tracks through that sorting all of them takes longer.
    /// </summary>
    private async Task<bool> AreManyAsync(
        TrackSelection selection, TrackListPart part, TrackCursor? after, CancellationToken cancellationToken)
    {
        int many = Math.Max(1, limits.TestedFirst / 20);
        (List<TrackListRow> rows, _) = await TestAsync(selection, part, after, many, limits.TestedFirst, cancellationToken)
            .ConfigureAwait(false);
        return rows.Count == many;
    }

    /// <summary>Tests a number of tracks.</summary>
    /// <returns>The rows, and whether they fill the page or there are no others.</returns>
    private async Task<(List<TrackListRow> Rows, bool IsFull)> TestAsync(
        TrackSelection selection, TrackListPart part, TrackCursor? after, int wanted, int tested, CancellationToken cancellationToken)
    {
        // The id comes from the index alone.
        long end = await Sorted(part.Range(selection.All, filters), part, after).Select(t => t.Id)
            .Skip(tested).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        IQueryable<TrackEntity> tracks = part.Range(selection.Tested, filters);
        if (end != 0)
        {
            TrackSortKeys? keys = await selection.All.Where(t => t.Id == end).Select(TrackRowMapping.ToSortKeys)
                .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

            // The track was deleted in between.
            if (keys is null)
                return ([], false);
            tracks = tracks.Where(part.Sort.UpTo(part.Sort.KeyOf(keys), end, part.Descending));
        }

        List<TrackListRow> rows = await ReadAsync(Sorted(tracks, part, after).Take(wanted), cancellationToken).ConfigureAwait(false);
        return (rows, rows.Count == wanted || end == 0);
    }

    private static IQueryable<TrackEntity> Sorted(
        IQueryable<TrackEntity> tracks, TrackListPart part, TrackCursor? after, bool useIndex = true)
    {
        tracks = part.In(tracks);
        if (after is not null)
            tracks = tracks.Where(part.Sort.After(after.Key, after.Id, part.Descending));
        return part.Sort.Sort(tracks, part.Descending, useIndex);
    }

    private static Task<int> CountPartAsync(
        TrackSelection selection, TrackListPart part, TrackCursor? after, CancellationToken cancellationToken)
    {
        IQueryable<TrackEntity> tracks = part.In(Together(selection));
        if (after is not null)
            tracks = tracks.Where(part.Sort.After(after.Key, after.Id, part.Descending));
        return tracks.CountAsync(cancellationToken);
    }

    private static IQueryable<TrackEntity> Together(TrackSelection selection)
        => selection.IsFew ? selection.Few : selection.IsAll ? selection.All : selection.Intersected;

    private Task<List<TrackListRow>> ReadAsync(IQueryable<TrackEntity> tracks, CancellationToken cancellationToken)
        => tracks.ToRows(context, _platform).ToListAsync(cancellationToken);
}
