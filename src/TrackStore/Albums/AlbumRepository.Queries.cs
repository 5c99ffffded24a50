using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Albums.Queries;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <content>Lists and counts.</content>
internal sealed partial class AlbumRepository
{
    private const int MaxPageSize = 1000;

    private static readonly Expression<Func<AlbumEntity, ArtworkEntity?, AlbumListRow>> ToRow = (a, shown) => new AlbumListRow(
        new AlbumItem
        {
            AlbumId = a.Id,
            Title = a.Title,
            Artist = a.Artist,
            Year = a.ReleaseYear,
            TrackCount = a.Tracks.Count + a.AppearingLinks.Select(link => link.TrackId).Distinct().Count(),
            HasImage = shown != null,
            ArtworkKey = StoredArtworkKey.Read((long?)shown!.Id, (long?)shown!.KeyHash),
            ThumbHash = StoredThumbHash.Read(shown!.ThumbHash),
            DominantColor = shown!.DominantColor,
            AddedAt = StoredValues.ToUtc(a.CreatedAt),
        },
        a.SortTitle,
        a.SortArtist,
        a.YearNumber);

    public Task<AlbumPage> QueryAsync(AlbumQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.PageSize is < 1 or > MaxPageSize)
            throw new ArgumentOutOfRangeException(nameof(query), query.PageSize, $"PageSize must be 1 to {MaxPageSize}.");
        if (query.Skip < 0)
            throw new ArgumentOutOfRangeException(nameof(query), query.Skip, "Skip must be 0 or more.");
        if (!Enum.IsDefined(query.OrderBy))
            throw new ArgumentOutOfRangeException(nameof(query), query.OrderBy, "This is not an order of albums.");
        var filters = new AlbumFilters(query);
        PageCursor? after = AlbumOrdering.CursorOf(query);
        return database.QueryAsync(
            async (context, token) =>
            {
                IQueryable<AlbumEntity> albums = await filters.ToPageAsync(context, token).ConfigureAwait(false);
                List<AlbumListRow> rows = await ReadRowsAsync(context, albums, query, after, token).ConfigureAwait(false);
                return new AlbumPage
                {
                    Items = [.. rows.Take(query.PageSize).Select(row => row.Item)],
                    NextCursor = rows.Count <= query.PageSize ? null : AlbumOrdering.After(query, rows[query.PageSize - 1]).ToString(),
                };
            },
            cancellationToken);
    }

    public Task<int> CountAsync(AlbumQuery query, int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (limit < 1)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit must be at least 1, or null to count all albums.");
        var filters = new AlbumFilters(query);
        return database.QueryAsync(
            async (context, token) =>
            {
                IQueryable<AlbumEntity> albums = limit is { } most
                    ? (await filters.ToPageAsync(context, token).ConfigureAwait(false)).Take(most)
                    : await filters.ToCountAsync(context, token).ConfigureAwait(false);
                return await albums.CountAsync(token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<ListHeading>> ListHeadingsAsync(AlbumQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.OrderBy is not (AlbumOrder.Title or AlbumOrder.Artist or AlbumOrder.Year))
        {
            throw new ArgumentException(
                $"Lists by {query.OrderBy} have no headings. Order by {nameof(AlbumOrder.Title)}, {nameof(AlbumOrder.Artist)} or "
                    + $"{nameof(AlbumOrder.Year)}.",
                nameof(query));
        }

        var filters = new AlbumFilters(query);
        return database.QueryAsync(
            async (context, token) =>
            {
                IQueryable<AlbumEntity> albums = await filters.ToCountAsync(context, token).ConfigureAwait(false);
                IReadOnlyList<HeadingCount> headings = await (query.OrderBy switch
                {
                    AlbumOrder.Year => ListHeadings.ByYearAsync(albums.Select(a => a.YearNumber), token),
                    AlbumOrder.Artist => ListHeadings.ByLetterAsync(albums.Select(a => a.SortArtist), filters.IsEmpty, token),
                    _ => ListHeadings.ByLetterAsync(albums.Select(a => a.SortTitle), filters.IsEmpty, token),
                }).ConfigureAwait(false);
                return ListHeadings.Arrange(headings, query.Descending);
            },
            cancellationToken);
    }

    // One row more than the page holds tells whether there is a next page.
    private static async Task<List<AlbumListRow>> ReadRowsAsync(
        DbContext context, IQueryable<AlbumEntity> albums, AlbumQuery query, PageCursor? after, CancellationToken cancellationToken)
    {
        var rows = new List<AlbumListRow>();
        int skip = query.Skip;
        foreach (IQueryable<AlbumEntity> part in AlbumOrdering.Parts(albums, query, after))
        {
            rows.AddRange(await part
                .Skip(skip)
                .Take(query.PageSize + 1 - rows.Count)
                .LeftJoin(context.Set<ArtworkEntity>(), a => a.ArtworkId, shown => (long?)shown.Id, ToRow)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false));
            if (rows.Count > query.PageSize)
                break;

            // What was skipped in this part is not skipped again in the next one.
            if (skip > 0)
                skip = rows.Count > 0 ? 0 : skip - await part.CountAsync(cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }
}
