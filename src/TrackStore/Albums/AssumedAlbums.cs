using System.Buffers.Binary;
using TrackStore.Identity.Albums;
using TrackStore.Text;

namespace TrackStore.Albums;

/// <summary>
/// The albums without an artist of their own that a run came across. Only at its end it is known which of them are parts of one
/// compilation, whatever the order of the tracks and the size of the chunks. It keeps keys in place of titles, because a run may come
/// across all albums of a large library.
/// </summary>
internal sealed class AssumedAlbums
{
    private readonly Dictionary<UInt128, long> _first = [];
    private readonly Dictionary<UInt128, List<long>> _several = [];

    /// <summary>Gets the albums with the same title, where there are several.</summary>
    public IEnumerable<IReadOnlyList<long>> SameTitles => _several.Values;

    /// <summary>Gets the albums whose title no other one has, each with the key of the compilation of that title.</summary>
    public IEnumerable<(byte[] CompilationKey, long AlbumId)> Others
        => _first.Where(title => !_several.ContainsKey(title.Key)).Select(title => (ToBytes(title.Key), title.Value));

    public void Add(IEnumerable<AssumedAlbum> albums)
    {
        foreach ((string title, long albumId) in albums.Where(album => AlbumTitles.IsParticular(album.TitleKey)))
        {
            UInt128 key = BinaryPrimitives.ReadUInt128BigEndian(CompilationPlanner.KeyOf(title));
            if (_first.TryAdd(key, albumId) || _first[key] == albumId)
                continue;
            if (!_several.TryGetValue(key, out List<long>? several))
                _several[key] = several = [_first[key]];
            if (!several.Contains(albumId))
                several.Add(albumId);
        }
    }

    private static byte[] ToBytes(UInt128 key)
    {
        byte[] bytes = new byte[IdentityKey.Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
        return bytes;
    }
}
