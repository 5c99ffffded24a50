using System.Security.Cryptography;
using System.Text;
using TrackStore.Text;

namespace TrackStore.Tracks;

/// <summary>
/// The key by which a track or an album is the same: the first 128 bits of the SHA-256 of its folded names. Of one short length whatever the names'
/// length, because databases limit what an index may hold.
/// </summary>
internal static class IdentityKey
{
    public const int Length = 16;

    public static byte[] OfTrack(string artist, string title, string? album) => Hash(artist, title, album ?? "");

    public static byte[] OfAlbum(string title, string artist) => Hash(title, artist);

    private static byte[] Hash(params ReadOnlySpan<string> names)
    {
        var text = new StringBuilder();
        foreach (string name in names)
        {
            // A name of nothing but marks is its own key.
            string key = TextFolding.Key(name);
            text.Append(key.Length == 0 ? name : key).Append('\n');
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..Length];
    }
}
