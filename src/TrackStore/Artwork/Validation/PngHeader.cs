using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>Reads the first chunk of a PNG (W3C PNG, 11.2.1).</summary>
internal static class PngHeader
{
    private const int Length = 33;

    /// <summary>Gets the eight bytes that every PNG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the size.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The size, or null when the first chunk is not a whole IHDR.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> data)
        => data.Length >= Length && data[8..16].SequenceEqual("\0\0\0\x0DIHDR"u8)
            ? new ImageHeader(BinaryPrimitives.ReadInt32BigEndian(data[16..]), BinaryPrimitives.ReadInt32BigEndian(data[20..]))
            : null;
}
