using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>The tracks that appear on the album of a query and show another one, with their places on it.</summary>
internal sealed class AlbumAppearances
{
    private readonly Dictionary<long, (int? Disc, int? Number)> _places;

    private AlbumAppearances(long albumId, IQueryable<PlatformInfoEntity> links, Dictionary<long, (int? Disc, int? Number)> places)
    {
        AlbumId = albumId;
        Links = links;
        _places = places;
        TrackIds = [.. places.Keys];
    }

    public long AlbumId { get; }

    /// <summary>Gets the links to the items on the album, of which the first one of a track says its place.</summary>
    public IQueryable<PlatformInfoEntity> Links { get; }

    public IReadOnlyList<long> TrackIds { get; }

    /// <summary>Reads the tracks; null when there are none, or the query names no album.</summary>
    public static async Task<AlbumAppearances?> ReadAsync(DbContext context, TrackQuery query, CancellationToken cancellationToken)
    {
        if (query.AlbumId is not { } albumId)
            return null;

        // Most albums have none, which an index answers. A filter with a subquery would slow down the lists of all albums.
        IQueryable<PlatformInfoEntity> links = context.Set<PlatformInfoEntity>()
            .Where(link => link.AlbumId == albumId)
            .OrderBy(link => link.TrackNumber == null)
            .ThenBy(link => link.Position)
            .ThenBy(link => link.Id);
        var found = await links
            .Select(link => new { link.TrackId, link.DiscNumber, link.TrackNumber })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (found.Count == 0)
            return null;
        var places = new Dictionary<long, (int? Disc, int? Number)>();
        foreach (var link in found)
            places.TryAdd(link.TrackId, (link.DiscNumber, link.TrackNumber));
        return new AlbumAppearances(albumId, links, places);
    }

    /// <summary>Returns a row with the place that its track has on the album.</summary>
    public TrackListRow Place(TrackListRow row)
        => row.Item.AlbumId != AlbumId && _places.TryGetValue(row.Item.TrackId!.Value, out (int? Disc, int? Number) place)
            ? row with { Item = row.Item with { DiscNumber = place.Disc, TrackNumber = place.Number } }
            : row;
}
