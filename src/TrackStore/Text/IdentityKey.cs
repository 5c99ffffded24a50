using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// Computes the key that identifies a track or an album: the first 128 bits of the SHA-256 of its normalized names. The key has a fixed
/// length, because databases limit the size of an index entry.
/// </summary>
internal static class IdentityKey
{
    public const int Length = 16;

    public static byte[] OfTrack(NameKeys artist, NameKeys title, NameKeys? album)
        => Hash(artist.Identity, title.Identity, album?.Identity ?? "");

    public static byte[] OfAlbum(string title, string artist) => Hash(NameKeys.From(title).Identity, NameKeys.From(artist).Identity);

    // One line per name: normalized names contain no line breaks.
    private static byte[] Hash(params ReadOnlySpan<string> names)
    {
        int most = names.Length;
        foreach (string name in names)
            most += Encoding.UTF8.GetMaxByteCount(name.Length);
        byte[] text = ArrayPool<byte>.Shared.Rent(most);
        int length = 0;
        foreach (string name in names)
        {
            length += Encoding.UTF8.GetBytes(name, text.AsSpan(length));
            text[length++] = (byte)'\n';
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(text);
        return hash[..Length].ToArray();
    }
}
