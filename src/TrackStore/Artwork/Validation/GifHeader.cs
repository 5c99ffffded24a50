using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>Reads the logical screen of a GIF (GIF89a, 18).</summary>
internal static class GifHeader
{
    private const int Length = 13;

    /// <summary>Gets the first six bytes of the newer version.</summary>
    public static ReadOnlySpan<byte> Signature => "GIF89a"u8;

    /// <summary>Gets the first six bytes of the older version.</summary>
    public static ReadOnlySpan<byte> OldSignature => "GIF87a"u8;

    /// <summary>Reads the size.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The size, or null when the logical screen is not whole.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> data)
        => data.Length >= Length
            ? new ImageHeader(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]), BinaryPrimitives.ReadUInt16LittleEndian(data[8..]))
            : null;
}
