using System.Globalization;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>
/// Sorts a list and starts it after a cursor. The comparisons allow databases to seek in the index: the key is at least the cursor's, and
/// the id decides among equal keys.
/// </summary>
internal static class TrackOrdering
{
    /// <summary>
    /// Returns the consecutive parts of the list. Databases sort null differently, so tracks without a value form a part of their own at
    /// the end.
    /// </summary>
    public static IEnumerable<IQueryable<TrackEntity>> Ranges(
        IQueryable<TrackEntity> tracks, TrackQuery query, TrackCursor? after, AlbumAppearances? appearances)
    {
        switch (query.OrderBy)
        {
            case TrackOrder.Title:
                yield return query.Descending ? ByTitleDescending(tracks, after) : ByTitle(tracks, after);
                break;
            case TrackOrder.Artist:
                yield return query.Descending ? ByArtistDescending(tracks, after) : ByArtist(tracks, after);
                break;
            case TrackOrder.AddedAt:
                yield return query.Descending ? ByAddedAtDescending(tracks, after) : ByAddedAt(tracks, after);
                break;
            case TrackOrder.Year:
                if (after is null or { Key: not null })
                    yield return query.Descending ? ByYearDescending(tracks, after) : ByYear(tracks, after);
                yield return ById(tracks.Where(t => t.YearNumber == null), query, after);
                break;
            case TrackOrder.Bpm:
                if (after is null or { Key: not null })
                    yield return query.Descending ? ByBpmDescending(tracks, after) : ByBpm(tracks, after);
                yield return ById(tracks.Where(t => t.Bpm == null), query, after);
                break;
            case TrackOrder.AlbumPosition:
                yield return AlbumPositions.Sorted(tracks, query.Descending, after, appearances);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(query), query.OrderBy, "This is not an order of tracks.");
        }
    }

    private static IQueryable<TrackEntity> ByTitle(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Key: var key, Id: var id })
            tracks = tracks.Where(t => string.Compare(t.SortTitle, key) >= 0 && (string.Compare(t.SortTitle, key) > 0 || t.Id > id));
        return tracks.OrderBy(t => t.SortTitle).ThenBy(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByTitleDescending(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Key: var key, Id: var id })
            tracks = tracks.Where(t => string.Compare(t.SortTitle, key) <= 0 && (string.Compare(t.SortTitle, key) < 0 || t.Id < id));
        return tracks.OrderByDescending(t => t.SortTitle).ThenByDescending(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByArtist(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Key: var key, Id: var id })
            tracks = tracks.Where(t => string.Compare(t.SortArtist, key) >= 0 && (string.Compare(t.SortArtist, key) > 0 || t.Id > id));
        return tracks.OrderBy(t => t.SortArtist).ThenBy(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByArtistDescending(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Key: var key, Id: var id })
            tracks = tracks.Where(t => string.Compare(t.SortArtist, key) <= 0 && (string.Compare(t.SortArtist, key) < 0 || t.Id < id));
        return tracks.OrderByDescending(t => t.SortArtist).ThenByDescending(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByAddedAt(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Id: var id })
        {
            DateTime key = TimeOf(after);
            tracks = tracks.Where(t => t.CreatedAt >= key && (t.CreatedAt > key || t.Id > id));
        }

        return tracks.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByAddedAtDescending(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Id: var id })
        {
            DateTime key = TimeOf(after);
            tracks = tracks.Where(t => t.CreatedAt <= key && (t.CreatedAt < key || t.Id < id));
        }

        return tracks.OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByYear(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        tracks = tracks.Where(t => t.YearNumber != null);
        if (after is { Id: var id })
        {
            int key = int.Parse(after.Key!, CultureInfo.InvariantCulture);
            tracks = tracks.Where(t => t.YearNumber >= key && (t.YearNumber > key || t.Id > id));
        }

        return tracks.OrderBy(t => t.YearNumber).ThenBy(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByYearDescending(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        tracks = tracks.Where(t => t.YearNumber != null);
        if (after is { Id: var id })
        {
            int key = int.Parse(after.Key!, CultureInfo.InvariantCulture);
            tracks = tracks.Where(t => t.YearNumber <= key && (t.YearNumber < key || t.Id < id));
        }

        return tracks.OrderByDescending(t => t.YearNumber).ThenByDescending(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByBpm(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        tracks = tracks.Where(t => t.Bpm != null);
        if (after is { Id: var id })
        {
            double key = double.Parse(after.Key!, CultureInfo.InvariantCulture);
            tracks = tracks.Where(t => t.Bpm >= key && (t.Bpm > key || t.Id > id));
        }

        return tracks.OrderBy(t => t.Bpm).ThenBy(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByBpmDescending(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        tracks = tracks.Where(t => t.Bpm != null);
        if (after is { Id: var id })
        {
            double key = double.Parse(after.Key!, CultureInfo.InvariantCulture);
            tracks = tracks.Where(t => t.Bpm <= key && (t.Bpm < key || t.Id < id));
        }

        return tracks.OrderByDescending(t => t.Bpm).ThenByDescending(t => t.Id);
    }

    private static IQueryable<TrackEntity> ById(IQueryable<TrackEntity> tracks, TrackQuery query, TrackCursor? after)
    {
        long? id = after is { Key: null } ? after.Id : null;
        if (query.Descending)
            return (id is null ? tracks : tracks.Where(t => t.Id < id)).OrderByDescending(t => t.Id);
        return (id is null ? tracks : tracks.Where(t => t.Id > id)).OrderBy(t => t.Id);
    }

    private static DateTime TimeOf(TrackCursor after) => new(long.Parse(after.Key!, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
