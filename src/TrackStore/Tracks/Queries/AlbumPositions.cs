using System.Globalization;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>
/// Sorts the tracks of one album. Disc and number are one number, in which an unknown value is the last one, so that databases have no null
/// to sort. An album has few tracks, so that no index is needed.
/// </summary>
internal static class AlbumPositions
{
    // More than any number of a track.
    private const int Disc = 100_000;

    private const char Separator = ' ';

    /// <summary>Returns the part of a cursor's key that stands for a track.</summary>
    public static string KeyOf(TrackListRow row, bool descending)
    {
        int position = (row.Item.DiscNumber, row.Item.TrackNumber) is (null, null)
            ? Last(descending)
            : ((row.Item.DiscNumber ?? 1) * Disc) + (row.Item.TrackNumber ?? LastOnDisc(descending));
        return string.Create(CultureInfo.InvariantCulture, $"{position}{Separator}{row.SortTitle}");
    }

    public static bool IsKey(string? key) => key?.Split(Separator, 2) is [var position, _] && int.TryParse(position, out _);

    public static IQueryable<TrackEntity> Sorted(IQueryable<TrackEntity> tracks, bool descending, TrackCursor? after)
    {
        int last = Last(descending);
        int lastOnDisc = LastOnDisc(descending);
        var positions = tracks.Select(t => new
        {
            Track = t,
            Position = t.DiscNumber == null && t.TrackNumber == null
                ? last
                : ((t.DiscNumber ?? 1) * Disc) + (t.TrackNumber ?? lastOnDisc),
        });
        if (after is { Id: var id })
        {
            string[] key = after.Key!.Split(Separator, 2);
            int position = int.Parse(key[0], CultureInfo.InvariantCulture);
            string title = key[1];
            positions = descending
                ? positions.Where(t => t.Position < position || (t.Position == position
                    && (string.Compare(t.Track.SortTitle, title) < 0 || (t.Track.SortTitle == title && t.Track.Id < id))))
                : positions.Where(t => t.Position > position || (t.Position == position
                    && (string.Compare(t.Track.SortTitle, title) > 0 || (t.Track.SortTitle == title && t.Track.Id > id))));
        }

        return descending
            ? positions.OrderByDescending(t => t.Position).ThenByDescending(t => t.Track.SortTitle).ThenByDescending(t => t.Track.Id)
                .Select(t => t.Track)
            : positions.OrderBy(t => t.Position).ThenBy(t => t.Track.SortTitle).ThenBy(t => t.Track.Id).Select(t => t.Track);
    }

    private static int Last(bool descending) => descending ? -1 : int.MaxValue;

    private static int LastOnDisc(bool descending) => descending ? 0 : Disc - 1;
}
