using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Plans;

/// <summary>Checks that several planners need.</summary>
internal static class LibraryRowsExtensions
{
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public static TrackEntity RequireTrack(this LibraryRows rows, long trackId)
        => rows.Tracks.Find(trackId) ?? throw new TrackNotFoundException(trackId);

    /// <exception cref="AlbumNotFoundException">There is no such album.</exception>
    public static AlbumEntity RequireAlbum(this LibraryRows rows, long albumId)
        => rows.Albums.Find(albumId) ?? throw new AlbumNotFoundException(albumId);
}
