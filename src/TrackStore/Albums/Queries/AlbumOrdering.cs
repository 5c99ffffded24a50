using System.Globalization;
using System.Linq.Expressions;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Albums.Queries;

/// <summary>Sorts a list and starts it after a cursor.</summary>
internal static class AlbumOrdering
{
    private const char List = 'a';

    /// <summary>Reads the cursor of a query; null when the query has none.</summary>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to a list in another order.</exception>
    public static PageCursor? CursorOf(AlbumQuery query)
        => PageCursor.From(query.Cursor, At(query, null, 0), key => query.OrderBy switch
        {
            AlbumOrder.Year => key is null || int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            AlbumOrder.AddedAt => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
                && ticks <= DateTime.MaxValue.Ticks,
            _ => key is not null,
        });

    /// <summary>Returns the cursor that continues after a row.</summary>
    public static PageCursor After(AlbumQuery query, AlbumListRow last) => At(
        query,
        query.OrderBy switch
        {
            AlbumOrder.Title => last.SortTitle,
            AlbumOrder.Artist => last.SortArtist,
            AlbumOrder.Year => last.YearNumber?.ToString(CultureInfo.InvariantCulture),
            _ => last.Item.AddedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
        },
        last.Item.AlbumId);

    /// <summary>
    /// Returns the consecutive parts of the list. Databases sort null differently, so albums without a year form a part of their own at
    /// the end.
    /// </summary>
    public static IEnumerable<IQueryable<AlbumEntity>> Parts(IQueryable<AlbumEntity> albums, AlbumQuery query, PageCursor? after)
    {
        bool descending = query.Descending;
        switch (query.OrderBy)
        {
            case AlbumOrder.Title:
                yield return Sorted(albums, album => album.SortTitle, descending, Texts(after, descending));
                break;
            case AlbumOrder.Artist:
                yield return Sorted(albums, album => album.SortArtist, descending, Texts(after, descending));
                break;
            case AlbumOrder.AddedAt:
                yield return Sorted(albums, album => album.CreatedAt, descending, Times(after, descending));
                break;
            default:
                if (after is null or { Key: not null })
                {
                    IQueryable<AlbumEntity> dated = albums.Where(album => album.YearNumber != null);
                    yield return Sorted(dated, album => album.YearNumber, descending, Years(after, descending));
                }

                yield return ById(albums.Where(album => album.YearNumber == null), descending, after);
                break;
        }
    }

    private static PageCursor At(AlbumQuery query, string? key, long id)
        => new(List, (int)query.OrderBy, query.Descending, key, id);

    private static IQueryable<AlbumEntity> Sorted<TKey>(
        IQueryable<AlbumEntity> albums,
        Expression<Func<AlbumEntity, TKey>> key,
        bool descending,
        Expression<Func<TKey, long, bool>>? isAfter)
    {
        if (isAfter is not null)
            albums = albums.Where(KeysetCondition.Of(key, album => album.Id, isAfter));
        return descending
            ? albums.OrderByDescending(key).ThenByDescending(album => album.Id)
            : albums.OrderBy(key).ThenBy(album => album.Id);
    }

    // The comparisons allow databases to seek in the index: the key is at least the cursor's, and the id decides among equal keys.
    private static Expression<Func<string, long, bool>>? Texts(PageCursor? after, bool descending)
    {
        if (after is not { Key: { } last, Id: var lastId })
            return null;
        return descending
            ? (key, id) => string.Compare(key, last) <= 0 && (string.Compare(key, last) < 0 || id < lastId)
            : (key, id) => string.Compare(key, last) >= 0 && (string.Compare(key, last) > 0 || id > lastId);
    }

    private static Expression<Func<DateTime, long, bool>>? Times(PageCursor? after, bool descending)
    {
        if (after is not { Key: { } text, Id: var lastId })
            return null;
        var last = new DateTime(long.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);
        return descending
            ? (key, id) => key <= last && (key < last || id < lastId)
            : (key, id) => key >= last && (key > last || id > lastId);
    }

    private static Expression<Func<int?, long, bool>>? Years(PageCursor? after, bool descending)
    {
        if (after is not { Key: { } text, Id: var lastId })
            return null;
        int last = int.Parse(text, CultureInfo.InvariantCulture);
        return descending
            ? (key, id) => key <= last && (key < last || id < lastId)
            : (key, id) => key >= last && (key > last || id > lastId);
    }

    private static IQueryable<AlbumEntity> ById(IQueryable<AlbumEntity> albums, bool descending, PageCursor? after)
    {
        long? last = after is { Key: null } ? after.Id : null;
        if (descending)
            return (last is null ? albums : albums.Where(album => album.Id < last)).OrderByDescending(album => album.Id);
        return (last is null ? albums : albums.Where(album => album.Id > last)).OrderBy(album => album.Id);
    }
}
