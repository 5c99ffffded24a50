using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>The tracks that appear on the album of a query and show another one, with their places on it.</summary>
internal sealed class AlbumAppearances
{
    private readonly Dictionary<long, (long LinkId, int? Disc, int? Number)> _places;

    private AlbumAppearances(DbContext context, long albumId, Dictionary<long, (long LinkId, int? Disc, int? Number)> places)
    {
        _places = places;
        AlbumId = albumId;
        TrackIds = [.. places.Keys];
        List<long> linkIds = [.. places.Values.Select(place => place.LinkId)];
        Links = context.Set<PlatformInfoEntity>().Where(link => EF.Parameter(linkIds).Contains(link.Id));
    }

    public long AlbumId { get; }

    public IReadOnlyList<long> TrackIds { get; }

    /// <summary>Gets the links that say the places, one for each track.</summary>
    public IQueryable<PlatformInfoEntity> Links { get; }

    /// <summary>Reads the tracks; null when there are none, or the query names no album.</summary>
    public static async Task<AlbumAppearances?> ReadAsync(DbContext context, TrackQuery query, CancellationToken cancellationToken)
    {
        if (query.AlbumId is not { } albumId)
            return null;

        // Most albums have none, which an index answers. A filter with a subquery would slow down the lists of all albums.
        var links = await context.Set<PlatformInfoEntity>()
            .Where(link => link.AlbumId == albumId)
            .OrderBy(link => link.TrackNumber == null)
            .ThenBy(link => link.Position)
            .ThenBy(link => link.Id)
            .Select(link => new { link.Id, link.TrackId, link.DiscNumber, link.TrackNumber })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (links.Count == 0)
            return null;
        var places = new Dictionary<long, (long LinkId, int? Disc, int? Number)>();
        foreach (var link in links)
            places.TryAdd(link.TrackId, (link.Id, link.DiscNumber, link.TrackNumber));
        return new AlbumAppearances(context, albumId, places);
    }

    /// <summary>Returns a row with the place that its track has on the album.</summary>
    public TrackListRow Place(TrackListRow row)
        => row.Item.AlbumId != AlbumId && _places.TryGetValue(row.Item.TrackId!.Value, out (long, int? Disc, int? Number) place)
            ? row with { Item = row.Item with { DiscNumber = place.Disc, TrackNumber = place.Number } }
            : row;
}
