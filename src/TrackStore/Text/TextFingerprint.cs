using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace TrackStore.Text;

/// <summary>
/// Numbers that tell whether texts are the same, without the texts. They are stored: after a change of the computation, those that are
/// stored no longer match, and the texts are compared instead. They are no protection against someone who makes texts with the same number.
/// </summary>
internal static class TextFingerprint
{
    // One byte, which is no text in UTF-16.
    private static ReadOnlySpan<byte> Missing => [1];

    /// <summary>
    /// Returns the fingerprint of several texts (XXH3). Their order and their ends count, and null is another text than the empty one.
    /// </summary>
    public static long Of(params ReadOnlySpan<string?> texts)
    {
        ulong fingerprint = 0;
        foreach (string? text in texts)
        {
            // What came before is the seed.
            ReadOnlySpan<byte> bytes = text is null ? Missing : MemoryMarshal.AsBytes(text.AsSpan());
            fingerprint = XxHash3.HashToUInt64(bytes, (long)fingerprint);
        }

        return (long)fingerprint;
    }
}
