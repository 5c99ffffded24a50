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

    /// <exception cref="TagNotFoundException">There is no such tag.</exception>
    public static TagEntity RequireTag(this LibraryRows rows, long tagId)
        => rows.Tags.Find(tagId) ?? throw new TagNotFoundException(tagId);

    /// <exception cref="GenreNotFoundException">There is no such genre.</exception>
    public static GenreEntity RequireGenre(this LibraryRows rows, long genreId)
        => rows.Genres.Find(genreId) ?? throw new GenreNotFoundException(genreId);
}
