using TrackStore.Contracts;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;

namespace TrackStore.Albums;

/// <summary>Makes one compilation of the albums that only seemed to be each artist's own.</summary>
internal sealed class CompilationPlanner(LibraryRows rows, IAlbumMerging merging)
{
    /// <summary>Returns the identity key of the compilation with a title.</summary>
    public static byte[] KeyOf(string title) => AlbumIdentity.KeyOf(title, AlbumIdentity.VariousArtists);

    /// <summary>Returns the compilation with a key, or null.</summary>
    public static AlbumEntity? Find(LibraryRows rows, byte[] key)
    {
        AlbumEntity? album = rows.Albums.ByIdentity.FindOne(key);
        return rows.AlbumAliases.ByIdentity.FindOne(key) is { } alias ? album ?? rows.Albums.Find(alias.AlbumId) : album;
    }

    /// <summary>Joins albums with the same title, if they are a compilation or parts of the one that the library has.</summary>
    public void Plan(IReadOnlyList<long> albumIds)
    {
        List<AlbumEntity> albums =
        [
            .. albumIds.Select(rows.Albums.Find).OfType<AlbumEntity>().Where(album => album.IsArtistAssumed).OrderBy(album => album.Id),
        ];
        if (albums.Count == 0)
            return;
        AlbumEntity? known = Find(rows, KeyOf(albums[0].Title));
        albums.RemoveAll(album => album.Id == known?.Id);
        List<TrackEntity> tracks = known is null ? [] : TracksOf(known);
        if (tracks.Count > 0)
            Join(known!, tracks, albums);
        else if (albums.Count > 1 && IsCompilation(albums))
            Merge(known ?? Rename(albums[0]), albums);
    }

    private List<TrackEntity> TracksOf(AlbumEntity album) => [.. rows.Tracks.ByAlbum.Find(album.Id), .. AppearingOn(album)];

    // Their own years and numbers are those of the albums that they show.
    private IEnumerable<TrackEntity> AppearingOn(AlbumEntity album)
    {
        foreach (PlatformInfoEntity link in rows.Links.ByAlbum.Find(album.Id).OrderBy(link => link.Id).DistinctBy(link => link.TrackId))
        {
            if (rows.Tracks.Find(link.TrackId) is { } track)
                yield return track with { Year = null, YearNumber = null, DiscNumber = link.DiscNumber, TrackNumber = link.TrackNumber };
        }
    }

    private bool IsCompilation(List<AlbumEntity> albums)
        => albums.SelectMany(TracksOf).ToList() is { Count: > 0 } tracks && CompilationRule.IsCompilation(albums[0].Title, tracks);

    // An artist's own album of the same title must not keep the others from their compilation.
    private void Join(AlbumEntity known, List<TrackEntity> tracks, List<AlbumEntity> albums)
    {
        List<AlbumEntity> parts = albums.FindAll(album => CompilationRule.IsPart(TracksOf(album), tracks));
        if (!CompilationRule.IsCompilation(known.Title, [.. tracks, .. parts.SelectMany(TracksOf)]))
            parts.RemoveAll(album => !CompilationRule.IsCompilation(known.Title, [.. tracks, .. TracksOf(album)]));
        Merge(known, parts);
    }

    private void Merge(AlbumEntity kept, List<AlbumEntity> albums)
    {
        foreach (AlbumEntity album in albums.Where(album => album.Id != kept.Id))
            merging.Merge(rows, kept.Id, album.Id, isAssumed: true);
    }

    private AlbumEntity Rename(AlbumEntity album)
    {
        rows.AlbumAliases.Put(new AlbumAliasEntity { IdentityKey = album.IdentityKey, AlbumId = album.Id, IsAssumed = true });
        AlbumEntity renamed = album with
        {
            Artist = AlbumIdentity.VariousArtists,
            IdentityKey = KeyOf(album.Title),
            UpdatedAt = rows.Now,
        };
        rows.Albums.Put(renamed);
        rows.Changes.ChangedAlbum(album.Id);
        return renamed;
    }
}
