using TrackStore.Contracts;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;

namespace TrackStore.Albums;

/// <summary>Makes one compilation of the albums that only seemed to be each artist's own.</summary>
internal sealed class CompilationPlanner(LibraryRows rows, IAlbumMerging merging)
{
    /// <summary>Joins albums with the same title, if they are a compilation.</summary>
    public void Plan(IReadOnlyList<long> albumIds)
    {
        List<AlbumEntity> albums =
        [
            .. albumIds.Select(rows.Albums.Find).OfType<AlbumEntity>().Where(album => album.IsArtistAssumed).OrderBy(album => album.Id),
        ];
        if (albums.Count < 2)
            return;
        byte[] key = AlbumIdentity.KeyOf(albums[0].Title, AlbumIdentity.VariousArtists);
        AlbumEntity? known = rows.Albums.ByIdentity.FindOne(key);
        if (rows.AlbumAliases.ByIdentity.FindOne(key) is { } alias)
            known ??= rows.Albums.Find(alias.AlbumId);
        if (known is not null)
            albums.RemoveAll(album => album.Id == known.Id);
        List<TrackEntity> tracks = [.. albums.SelectMany(album => rows.Tracks.ByAlbum.Find(album.Id))];
        if (known is not null)
            tracks.AddRange(rows.Tracks.ByAlbum.Find(known.Id));
        if (tracks.Count == 0 || !CompilationRule.IsCompilation(albums[0].Title, tracks))
            return;
        AlbumEntity kept = known ?? Rename(albums[0], key);
        foreach (AlbumEntity album in albums.Where(album => album.Id != kept.Id))
            merging.Merge(rows, kept.Id, album.Id, isAssumed: true);
    }

    private AlbumEntity Rename(AlbumEntity album, byte[] key)
    {
        rows.AlbumAliases.Put(new AlbumAliasEntity { IdentityKey = album.IdentityKey, AlbumId = album.Id, IsAssumed = true });
        AlbumEntity renamed = album with { Artist = AlbumIdentity.VariousArtists, IdentityKey = key, UpdatedAt = rows.Now };
        rows.Albums.Put(renamed);
        rows.Changes.ChangedAlbum(album.Id);
        return renamed;
    }
}
