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

    /// <summary>Tells whether two artworks have the same original, whatever profile they were rendered with.</summary>
    public static bool HaveSameOriginal(this LibraryRows rows, long? artworkId, long? otherId)
    {
        if (artworkId is not { } one || otherId is not { } other)
            return artworkId == otherId;
        if (one == other)
            return true;

        // Both are looked up before they are compared, so that both are read at once.
        byte[]? hash = rows.Artworks.Find(one)?.Hash;
        byte[]? otherHash = rows.Artworks.Find(other)?.Hash;
        return hash is not null && hash.AsSpan().SequenceEqual(otherHash);
    }
}
