using System.Globalization;
using Microsoft.EntityFrameworkCore;
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

    private const int MostRead = 5_000;

    private const char Separator = ' ';

    /// <summary>Returns the part of a cursor's key that stands for a track.</summary>
    public static string KeyOf(TrackListRow row, bool descending)
    {
        int position = (row.Item.DiscNumber, row.Item.TrackNumber) is (null, null)
            ? Last(descending)
            : ((row.Item.DiscNumber ?? 1) * Disc) + (row.Item.TrackNumber ?? LastOnDisc(descending));
        return string.Create(CultureInfo.InvariantCulture, $"{position}{Separator}{row.Keys.Title}");
    }

    public static bool IsKey(string key) => key.Split(Separator, 2) is [var position, _] && int.TryParse(position, out _);

    /// <summary>Reads a page and one row more.</summary>
    public static async Task<List<(int Part, TrackListRow Row)>> ReadPageAsync(
        DbContext context,
        TrackQuery query,
        IReadOnlyList<TrackFilter> filters,
        TrackCursor? after,
        AlbumAppearances? appearances,
        CancellationToken cancellationToken)
    {
        IQueryable<TrackEntity> tracks = await TracksAsync(context, filters, cancellationToken).ConfigureAwait(false);
        List<TrackListRow> rows = await Sorted(tracks, query.Descending, after, appearances)
            .Skip(query.Skip)
            .Take(query.PageSize + 1)
            .ToRows(context, TrackFilters.PlatformOf(query))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return rows.ConvertAll(row => (0, row));
    }

    /// <summary>Returns the place of a track in the list, from 0, or null when it isn't in the list.</summary>
    public static async Task<int?> IndexOfAsync(
        DbContext context,
        TrackQuery query,
        IReadOnlyList<TrackFilter> filters,
        long trackId,
        AlbumAppearances? appearances,
        CancellationToken cancellationToken)
    {
        IQueryable<TrackEntity> tracks = await TracksAsync(context, filters, cancellationToken).ConfigureAwait(false);
        List<long> ids = await Sorted(tracks, query.Descending, after: null, appearances).Select(t => t.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        int index = ids.IndexOf(trackId);
        return index < 0 ? null : index;
    }

    private static async Task<IQueryable<TrackEntity>> TracksAsync(
        DbContext context, IReadOnlyList<TrackFilter> filters, CancellationToken cancellationToken)
        => (await TrackSelection.ReadAsync(context, filters, MostRead, useSlow: true, cancellationToken).ConfigureAwait(false)).Unordered;

    /// <summary>Sorts tracks.</summary>
    /// <param name="tracks">The tracks.</param>
    /// <param name="descending">Whether the order is reversed.</param>
    /// <param name="after">The end of the previous page, or null.</param>
    /// <param name="appearances">The tracks that appear on the album, which have other numbers there; or null when there are none.</param>
    private static IQueryable<TrackEntity> Sorted(
        IQueryable<TrackEntity> tracks, bool descending, TrackCursor? after, AlbumAppearances? appearances)
    {
        int last = Last(descending);
        int lastOnDisc = LastOnDisc(descending);
        var positions = Placed(tracks, appearances).Select(t => new
        {
            t.Track,
            Position = t.Disc == null && t.Number == null ? last : ((t.Disc ?? 1) * Disc) + (t.Number ?? lastOnDisc),
        });
        if (after is { Id: var id })
        {
            string[] key = after.Key.Split(Separator, 2);
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

    private static IQueryable<PlacedTrack> Placed(IQueryable<TrackEntity> tracks, AlbumAppearances? appearances)
    {
        if (appearances is not { AlbumId: var albumId, Links: var links })
            return tracks.Select(t => new PlacedTrack { Track = t, Disc = t.DiscNumber, Number = t.TrackNumber });
        return tracks.LeftJoin(links, t => t.Id, link => link.TrackId, (t, link) => new PlacedTrack
        {
            Track = t,
            Disc = t.AlbumId == albumId ? t.DiscNumber : link!.DiscNumber,
            Number = t.AlbumId == albumId ? t.TrackNumber : link!.TrackNumber,
        });
    }

    private static int Last(bool descending) => descending ? -1 : int.MaxValue;

    private static int LastOnDisc(bool descending) => descending ? 0 : Disc - 1;

    private sealed class PlacedTrack
    {
        public required TrackEntity Track { get; init; }

        public required int? Disc { get; init; }

        public required int? Number { get; init; }
    }
}
