using TrackStore.Identity.Albums;

namespace TrackStore.Albums;

/// <summary>
/// The albums without an artist of their own that a run came across. Only at its end it is known which of them are parts of one
/// compilation, whatever the order of the tracks and the size of the chunks.
/// </summary>
internal sealed class AssumedAlbums
{
    private readonly Dictionary<string, long[]> _byTitle = new(StringComparer.Ordinal);

    /// <summary>Gets the albums with the same title, where there are several.</summary>
    public IEnumerable<long[]> SameTitles => _byTitle.Values.Where(ids => ids.Length > 1);

    /// <summary>Gets the normalized titles of which there is one album, with that album.</summary>
    public IEnumerable<AssumedAlbum> Others
        => _byTitle.Where(title => title.Value.Length == 1).Select(title => new AssumedAlbum(title.Key, title.Value[0]));

    public void Add(IEnumerable<AssumedAlbum> albums)
    {
        foreach ((string title, long albumId) in albums)
        {
            long[] known = _byTitle.GetValueOrDefault(title) ?? [];
            if (!known.Contains(albumId) && AlbumTitles.IsParticular(title))
                _byTitle[title] = [.. known, albumId];
        }
    }
}
