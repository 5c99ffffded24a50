using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Lists;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    private const int MaxPageSize = 1000;

    public Task<TrackPage> QueryAsync(TrackQuery query, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<TrackListPart> parts = Validated(query);
        if (query.PageSize is < 1 or > MaxPageSize)
            throw new ArgumentOutOfRangeException(nameof(query), query.PageSize, $"PageSize must be 1 to {MaxPageSize}.");
        TrackItemReader.Validate(query.Include, nameof(query));
        TrackCursor? after = TrackCursor.From(query, parts);
        return SearchAsync(
            query,
            async (context, filters, appearances, token) =>
            {
                List<(int Part, TrackListRow Row)> rows = query.OrderBy == TrackOrder.AlbumPosition
                    ? await AlbumPositions.ReadPageAsync(context, query, filters, after, appearances, token).ConfigureAwait(false)
                    : await new TrackListReader(context, query, filters, parts, limits, kept).ReadPageAsync(after, token)
                        .ConfigureAwait(false);
                if (appearances is not null)
                    rows = rows.ConvertAll(row => (row.Part, appearances.Place(row.Row)));
                TrackItem[] items = [.. rows.Take(query.PageSize).Select(row => row.Row.Item)];
                return new TrackPage
                {
                    Items = await TrackItemReader.FillAsync(context, items, query.Include, token).ConfigureAwait(false),
                    NextCursor = rows.Count <= query.PageSize ? null : CursorOf(query, parts, rows[query.PageSize - 1]),
                };
            },
            cancellationToken);
    }

    public Task<int> CountAsync(TrackQuery query, int? limit = null, CancellationToken cancellationToken = default)
    {
        _ = Validated(query);
        int most = limit ?? int.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(limit));
        return SearchAsync(
            query,
            async (context, filters, _, token) =>
            {
                bool isLimited = most < int.MaxValue;
                if (isLimited && TrackSelection.OnlyOneHasIds(filters))
                    return await TrackSelection.Of(context, filters, useSlow: false).CountAsync(most, token).ConfigureAwait(false);
                TrackSelection selection = await TrackSelection.ReadAsync(
                    context, filters, limits.MostSorted, useSlow: !isLimited, token).ConfigureAwait(false);
                if (isLimited && !selection.IsFew && filters.Any(filter => filter.IsSlow))
                {
                    if (await selection.HasQuicklyAsync(most, limits.MostCounted, token).ConfigureAwait(false))
                        return most;
                    selection = TrackSelection.Of(context, filters, useSlow: true);
                }

                // The first tracks show that many match, or that few do.
                if (most <= limits.MostSorted && !selection.IsAll && !selection.HasIds)
                {
                    if (await selection.HasQuicklyAsync(most, limits.MostCounted, token).ConfigureAwait(false))
                        return most;
                    selection = await selection.FindFewAsync(context, query, kept, limits.MostSorted, token).ConfigureAwait(false);
                }

                return await selection.CountAsync(most, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<int?> IndexOfAsync(TrackQuery query, long trackId, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<TrackListPart> parts = Validated(query);
        return SearchAsync(
            query,
            (context, filters, appearances, token) => query.OrderBy == TrackOrder.AlbumPosition
                ? AlbumPositions.IndexOfAsync(context, query, filters, trackId, appearances, token)
                : new TrackListReader(context, query, filters, parts, limits, kept).IndexOfAsync(trackId, token),
            cancellationToken);
    }

    public Task<IReadOnlyList<ListHeading>> ListHeadingsAsync(TrackQuery query, CancellationToken cancellationToken = default)
    {
        _ = Validated(query);
        TrackHeadings.Validate(query);
        return SearchAsync(
            query,
            async (context, filters, _, token) =>
            {
                TrackSelection selection = await TrackSelection.ReadAsync(context, filters, limits.MostSorted, useSlow: true, token)
                    .ConfigureAwait(false);
                IReadOnlyList<HeadingCount> headings = selection.IsAll
                    ? await kept.GetAsync(context, (nameof(TrackHeadings), query.OrderBy), ReadAsync, token).ConfigureAwait(false)
                    : await ReadAsync(token).ConfigureAwait(false);
                return ListHeadings.Arrange(headings, query.Descending);

                Task<IReadOnlyList<HeadingCount>> ReadAsync(CancellationToken reading)
                    => TrackHeadings.ReadAsync(selection, query.OrderBy, reading);
            },
            cancellationToken);
    }

    private static IReadOnlyList<TrackListPart> Validated(TrackQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        TrackFilters.Validate(query);
        return TrackListPart.Of(query);
    }

    private static string CursorOf(TrackQuery query, IReadOnlyList<TrackListPart> parts, (int Part, TrackListRow Row) last)
    {
        string key = query.OrderBy == TrackOrder.AlbumPosition
            ? AlbumPositions.KeyOf(last.Row, query.Descending)
            : parts[last.Part].Sort.KeyOf(last.Row.Keys);
        return new TrackCursor(last.Part, key, last.Row.Keys.Id).ToText(query);
    }

    private Task<T> SearchAsync<T>(
        TrackQuery query,
        Func<DbContext, IReadOnlyList<TrackFilter>, AlbumAppearances?, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken) => database.SearchAsync(
        TrackTexts.Of(query).Any,
        async (context, finder, token) =>
        {
            AlbumAppearances? appearances = await AlbumAppearances.ReadAsync(context, query, token).ConfigureAwait(false);
            IReadOnlyList<TrackFilter> filters = await TrackFilters.ReadAsync(context, query, appearances, finder, token)
                .ConfigureAwait(false);
            return await read(context, filters, appearances, token).ConfigureAwait(false);
        },
        cancellationToken);
}
