using System.Security.Cryptography;
using System.Text;

namespace TrackStore.Text;

/// <summary>
/// Shortens keys that are indexed, because databases limit the size of an index entry: SQL Server to 1,700 bytes, PostgreSQL to about
/// 2,700, MySQL to 3,072.
/// </summary>
internal static class IndexedKey
{
    /// <summary>The maximum length of a key. It takes 900 bytes on SQL Server and at most 1,350 on PostgreSQL.</summary>
    public const int MaxLength = 450;

    private const int HashBytes = 16;
    private const int KeptLength = MaxLength - 1 - (2 * HashBytes);

    /// <summary>
    /// Returns a key that identifies a text: the text itself or, if it is too long, its start and a hash of the whole. A compatibility
    /// decomposition can turn one character into 18.
    /// </summary>
    public static string Of(string text)
    {
        // Also texts that would just fit, so that no text is another one's shortened key.
        if (text.Length <= KeptLength)
            return text;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Concat(Cut(text, KeptLength), "#", Convert.ToHexStringLower(hash.AsSpan(0, HashBytes)));
    }

    /// <summary>Returns the start of a text, without half a surrogate pair at its end.</summary>
    public static ReadOnlySpan<char> Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        return text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength);
    }
}
