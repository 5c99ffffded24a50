using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>Finds or adds the albums of tracks.</summary>
internal sealed class AlbumPlanner(LibraryRows rows)
{
    // The tracks of an album are next to each other, and its key is a hash of folded names.
    private readonly Dictionary<(string Title, string Artist), long> _known = [];
    private readonly HashSet<(string Title, string Artist)> _wanted = [];

    /// <summary>Notes the album that a track shows, so that it is read together with others.</summary>
    public void Want(string title, string artist)
    {
        if (_wanted.Add((title, artist)))
        {
            byte[] key = IdentityKey.OfAlbum(title, artist);
            rows.Albums.ByIdentity.Want(key);
            rows.AlbumAliases.ByIdentity.Want(key);
        }
    }

    public long GetOrAdd(string title, string artist)
    {
        if (_known.TryGetValue((title, artist), out long known))
            return known;

        byte[] key = IdentityKey.OfAlbum(title, artist);
        AlbumEntity? album = rows.Albums.ByIdentity.FindOne(key);
        if (rows.AlbumAliases.ByIdentity.FindOne(key) is { } merged)
            album ??= rows.Albums.Find(merged.AlbumId);
        if (album is null)
        {
            album = new AlbumEntity
            {
                Id = rows.NewId(IdKind.Album),
                Title = title,
                Artist = artist,
                IdentityKey = key,
                CreatedAt = rows.Now,
                UpdatedAt = rows.Now,
            };
            rows.Albums.Put(album);
            rows.Changes.AddedAlbum(album.Id);
        }

        _known.Add((title, artist), album.Id);
        return album.Id;
    }
}
