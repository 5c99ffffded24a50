using TrackStore.Fields;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Albums;

/// <summary>
/// Plans on which albums tracks appear besides the one that they show: those that the platforms' items name. An album that the user has
/// decided overrules what the platforms' primary items say.
/// </summary>
internal sealed class AppearancePlanner(LibraryRows rows, AlbumPlanner albums)
{
    /// <summary>Computes the albums of all items of a track.</summary>
    /// <param name="track">The track, with the album that it shows.</param>
    /// <param name="layers">Its layers.</param>
    public void Plan(TrackEntity track, TrackLayers layers)
    {
        IReadOnlyList<PlatformInfoEntity> links = rows.Links.ByTrack.Find(track.Id);
        LayerValue? shown = layers.WinnerOf(TrackField.Album);
        bool isDecided = layers.Has(TrackField.Album, FieldLayer.User);

        // Albums get their ids in an order that doesn't depend on how the links were read.
        foreach (PlatformInfoEntity link in links.Count < 2 ? links : [.. links.OrderBy(link => link.Id)])
        {
            bool isPrimary = link.Position == 0;
            if ((isPrimary && (isDecided || link.Platform == shown?.Platform))
                || IsReplaced(link, links)
                || NamedAlbum.Of(ValuesOf(link, layers), track.Artist) is not { } named
                || named.IsShown(shown?.Value, layers.Has(TrackField.AlbumArtist, FieldLayer.User))
                || (isDecided && IsOverruled(named, links, layers)))
            {
                Put(link, null, default);
                continue;
            }

            long albumId = albums.GetOrAdd(named.Title, named.Artist, named.IsArtistAssumed);
            Put(link, albumId == track.AlbumId ? null : albumId, named);
        }
    }

    /// <summary>Computes the places on their albums of a track's primary items, whose names have not changed.</summary>
    public void PlanNumbers(TrackEntity track, TrackLayers layers)
    {
        foreach (PlatformInfoEntity link in rows.Links.ByTrack.Find(track.Id))
        {
            if (link is { Position: 0, AlbumId: not null } && NamedAlbum.Of(ValuesOf(link, layers), track.Artist) is { } named)
                Put(link, link.AlbumId, named);
        }
    }

    // Its platform lists another item for the track instead.
    private static bool IsReplaced(PlatformInfoEntity link, IReadOnlyList<PlatformInfoEntity> links) => link.MissingSince is not null
        && links.Any(other => other.Platform == link.Platform && other.MissingSince is null);

    // An item that was the primary one until its platform replaced it says the same as its successor.
    private static bool IsOverruled(NamedAlbum named, IReadOnlyList<PlatformInfoEntity> links, TrackLayers layers)
        => links.Any(link => link.Position == 0 && named.IsTitled(ValuesOf(link, layers).Of(TrackField.Album)));

    private static FieldValues ValuesOf(PlatformInfoEntity link, TrackLayers layers)
        => (link.Position == 0 ? layers.Platforms.FirstOrDefault(layer => layer.Platform == link.Platform)?.Values : null)
            ?? FieldJson.Read(link.Fields);

    private void Put(PlatformInfoEntity link, long? albumId, NamedAlbum named)
    {
        (int? disc, int? number) = albumId is null ? (null, null) : (named.DiscNumber, named.TrackNumber);
        if (link.AlbumId == albumId && link.DiscNumber == disc && link.TrackNumber == number)
            return;
        rows.Links.Put(link with { AlbumId = albumId, DiscNumber = disc, TrackNumber = number });
        rows.Changes.ChangedTrack(link.TrackId);
    }
}
