using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// The key by which a track or an album is the same: the first 128 bits of the SHA-256 of its folded names. Of one short length whatever the names'
/// length, because databases limit what an index may hold.
/// </summary>
internal static class IdentityKey
{
    public const int Length = 16;

    public static byte[] OfTrack(NameKeys artist, NameKeys title, NameKeys? album) => Hash(artist.Identity, title.Identity, album?.Identity ?? "");

    public static byte[] OfAlbum(string title, string artist) => Hash(NameKeys.Of(title).Identity, NameKeys.Of(artist).Identity);

    // A line for each name: folding leaves no line break within one.
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
