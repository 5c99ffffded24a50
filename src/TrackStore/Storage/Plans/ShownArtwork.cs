using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Plans;

/// <summary>
/// Keeps the artwork that tracks show as their front cover, for use in lists: their own, else their album's, unless the user chose none for
/// the track.
/// </summary>
internal static class ShownArtwork
{
    /// <summary>Returns the artwork that a track shows. Call it whenever a track is added or moved to another album.</summary>
    public static long? Of(LibraryRows rows, TrackEntity track) => track.ArtworkDecided
        ? track.ArtworkId
        : track.AlbumId is { } albumId ? rows.Albums.Find(albumId)?.ArtworkId : null;

    /// <summary>Plans the own artwork of a track or album, and what tracks show because of it.</summary>
    /// <param name="rows">The write.</param>
    /// <param name="owner">The track or album. Nothing is planned if there is none.</param>
    /// <param name="artworkId">The artwork, or null for none.</param>
    /// <param name="isDecided">Whether the track has its own artwork or the choice of none.</param>
    public static void Set(LibraryRows rows, ArtworkOwner owner, long? artworkId, bool isDecided)
    {
        if (owner.Kind == ArtworkOwnerKind.Album)
            SetAlbum(rows, owner.Id, artworkId);
        else if (rows.Tracks.Find(owner.Id) is { } track)
            SetTrack(rows, track with { ArtworkId = artworkId, ArtworkDecided = isDecided });
    }

    private static void SetTrack(LibraryRows rows, TrackEntity track)
        => rows.Tracks.Put(track with { ShownArtworkId = Of(rows, track) });

    private static void SetAlbum(LibraryRows rows, long albumId, long? artworkId)
    {
        if (rows.Albums.Find(albumId) is not { } album || album.ArtworkId == artworkId)
            return;
        rows.Albums.Put(album with { ArtworkId = artworkId });

        // An album may have many tracks: those that the write has not read follow with one statement.
        foreach (TrackEntity track in rows.Tracks.ByAlbum.Known(albumId))
        {
            if (!track.ArtworkDecided)
                rows.Tracks.Put(track with { ShownArtworkId = artworkId });
        }

        if (!rows.IsNew(IdKind.Album, albumId))
            rows.ShowAlbumArtwork(albumId);
    }
}
