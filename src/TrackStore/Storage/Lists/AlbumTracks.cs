using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Lists;

/// <summary>Tells albums with tracks from those whose tracks were deleted. Tracks that only appear on an album count as well.</summary>
internal static class AlbumTracks
{
    public static IQueryable<AlbumEntity> WithTracks(this IQueryable<AlbumEntity> albums)
        => albums.Where(album => album.Tracks.Any() || album.AppearingLinks.Any());

    public static IQueryable<AlbumEntity> WithoutTracks(this IQueryable<AlbumEntity> albums)
        => albums.Where(album => !album.Tracks.Any() && !album.AppearingLinks.Any());
}
