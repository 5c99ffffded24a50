using System.Globalization;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks;

/// <summary>
/// Orders a list and begins it behind a cursor. The comparisons are written so that databases seek in the index: the key at least the cursor's, then
/// the id where they are equal.
/// </summary>
internal static class TrackOrdering
{
    public static IQueryable<TrackEntity> Apply(IQueryable<TrackEntity> tracks, TrackQuery query, TrackCursor? after) => query.OrderBy switch
    {
        TrackOrder.Title => query.Descending ? ByTitleDescending(tracks, after) : ByTitle(tracks, after),
        TrackOrder.Artist => query.Descending ? ByArtistDescending(tracks, after) : ByArtist(tracks, after),
        TrackOrder.AddedAt => query.Descending ? ByAddedAtDescending(tracks, after) : ByAddedAt(tracks, after),
        TrackOrder.Year => query.Descending ? ByYearDescending(tracks, after) : ByYear(tracks, after),
        TrackOrder.Bpm => query.Descending ? ByBpmDescending(tracks, after) : ByBpm(tracks, after),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.OrderBy, "This is no order of tracks."),
    };

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

    // Databases disagree on where null stands, so that it is said here: last, in either direction.
    private static IQueryable<TrackEntity> ByYear(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Id: var id })
        {
            int? key = after.Key is null ? null : int.Parse(after.Key, CultureInfo.InvariantCulture);
            tracks = key is null
                ? tracks.Where(t => t.YearNumber == null && t.Id > id)
                : tracks.Where(t => t.YearNumber > key || (t.YearNumber == key && t.Id > id) || t.YearNumber == null);
        }

        return tracks.OrderBy(t => t.YearNumber == null).ThenBy(t => t.YearNumber).ThenBy(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByYearDescending(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Id: var id })
        {
            int? key = after.Key is null ? null : int.Parse(after.Key, CultureInfo.InvariantCulture);
            tracks = key is null
                ? tracks.Where(t => t.YearNumber == null && t.Id < id)
                : tracks.Where(t => t.YearNumber < key || (t.YearNumber == key && t.Id < id) || t.YearNumber == null);
        }

        return tracks.OrderBy(t => t.YearNumber == null).ThenByDescending(t => t.YearNumber).ThenByDescending(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByBpm(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Id: var id })
        {
            double? key = FieldText.ToBpm(after.Key);
            tracks = key is null
                ? tracks.Where(t => t.Bpm == null && t.Id > id)
                : tracks.Where(t => t.Bpm > key || (t.Bpm == key && t.Id > id) || t.Bpm == null);
        }

        return tracks.OrderBy(t => t.Bpm == null).ThenBy(t => t.Bpm).ThenBy(t => t.Id);
    }

    private static IQueryable<TrackEntity> ByBpmDescending(IQueryable<TrackEntity> tracks, TrackCursor? after)
    {
        if (after is { Id: var id })
        {
            double? key = FieldText.ToBpm(after.Key);
            tracks = key is null
                ? tracks.Where(t => t.Bpm == null && t.Id < id)
                : tracks.Where(t => t.Bpm < key || (t.Bpm == key && t.Id < id) || t.Bpm == null);
        }

        return tracks.OrderBy(t => t.Bpm == null).ThenByDescending(t => t.Bpm).ThenByDescending(t => t.Id);
    }

    private static DateTime TimeOf(TrackCursor after) => new(long.Parse(after.Key!, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
