using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>Finds or adds the albums of tracks.</summary>
internal sealed class AlbumPlanner(LibraryRows rows)
{
    // The tracks of an album are next to each other, and its key is a hash of folded names.
    private readonly Dictionary<(string Title, string Artist, bool IsAssumed), long> _known = [];
    private readonly HashSet<(string Title, string Artist)> _wanted = [];
    private readonly Dictionary<(string Title, long AlbumId), AssumedAlbum> _assumed = [];

    /// <summary>Notes the album that a track shows, so that it is read together with others.</summary>
    public void Want(string title, string artist)
    {
        if (_wanted.Add((title, artist)))
        {
            byte[] key = AlbumIdentity.KeyOf(title, artist);
            rows.Albums.ByIdentity.Want(key);
            rows.AlbumAliases.ByIdentity.Want(key);
        }
    }

    /// <summary>Gets the albums without an artist of their own that the plan came across.</summary>
    public IReadOnlyCollection<AssumedAlbum> Assumed => _assumed.Values;

    /// <summary>Notes an album that may be one without an artist of its own.</summary>
    public void NoteAssumed(string title, long albumId)
    {
        if (!_assumed.ContainsKey((title, albumId)))
            _assumed.Add((title, albumId), new AssumedAlbum(NameNormalizer.ToKey(title), albumId));
    }

    /// <summary>Finds or adds an album.</summary>
    /// <param name="title">The title.</param>
    /// <param name="artist">The album's artist.</param>
    /// <param name="isAssumed">Whether no source says who the artist is.</param>
    /// <returns>The album's id.</returns>
    public long GetOrAdd(string title, string artist, bool isAssumed)
    {
        if (_known.TryGetValue((title, artist, isAssumed), out long known))
            return known;

        byte[] key = AlbumIdentity.KeyOf(title, artist);
        AlbumEntity? album = rows.Albums.ByIdentity.FindOne(key);
        if (rows.AlbumAliases.ByIdentity.FindOne(key) is { } merged)
        {
            // A person's merge holds for every track, the library's own for tracks whose album artist is assumed.
            if (!merged.IsAssumed)
                album ??= rows.Albums.Find(merged.AlbumId);
            else if (isAssumed)
                album = rows.Albums.Find(merged.AlbumId);
        }

        if (album is null)
        {
            NameKeys titleKeys = NameKeys.From(title);
            NameKeys artistKeys = NameKeys.From(artist);
            album = new AlbumEntity
            {
                Id = rows.NewId(IdKind.Album),
                Title = title,
                Artist = artist,
                IsArtistAssumed = isAssumed && !AlbumIdentity.IsVarious(artist),
                IdentityKey = key,
                SearchKey = SortKeyBuilder.ForSearch(titleKeys, artistKeys),
                SortTitle = SortKeyBuilder.ForTitle(titleKeys, artistKeys),
                SortArtist = SortKeyBuilder.ForArtist(artistKeys, titleKeys),
                CreatedAt = rows.Now,
                UpdatedAt = rows.Now,
            };
            rows.Albums.Put(album);
            rows.Changes.AddedAlbum(album.Id);
        }
        else if (album.IsArtistAssumed && !isAssumed)
        {
            rows.Albums.Put(album with { IsArtistAssumed = false });
        }

        _known.Add((title, artist, isAssumed), album.Id);
        if (album.IsArtistAssumed && isAssumed)
            NoteAssumed(title, album.Id);
        return album.Id;
    }
}
