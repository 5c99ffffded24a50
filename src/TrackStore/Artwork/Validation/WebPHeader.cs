using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>Reads the first chunk of a WebP (RFC 9649): lossy, lossless or extended.</summary>
internal static class WebPHeader
{
    private const int SignatureLength = 12;
    private const int PayloadOffset = 20;
    private const int Length = 30;
    private const int LosslessLength = 25;

    /// <summary>Tells whether the data begins as a WebP does.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>True when it does, even if the data ends inside the signature.</returns>
    public static bool Begins(ReadOnlySpan<byte> data) => data.Length >= SignatureLength
        ? data.StartsWith("RIFF"u8) && data[8..SignatureLength].SequenceEqual("WEBP"u8)
        : data.StartsWith("RIFF"u8);

    /// <summary>Reads the size.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The size, or null when the first chunk is unknown or not whole.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length < LosslessLength)
            return null;

        ReadOnlySpan<byte> chunk = data.Slice(SignatureLength, 4);
        ReadOnlySpan<byte> payload = data[PayloadOffset..];
        if (chunk.SequenceEqual("VP8L"u8))
            return ReadLossless(payload);
        if (data.Length < Length)
            return null;
        if (chunk.SequenceEqual("VP8 "u8))
            return ReadLossy(payload);
        return chunk.SequenceEqual("VP8X"u8) ? ReadExtended(payload) : null;
    }

    // Frame tag (3; its lowest bit is clear on a key frame), start code (3), then 14 bits of each side.
    private static ImageHeader? ReadLossy(ReadOnlySpan<byte> payload) => (payload[0] & 1) == 0 && payload[3..6].SequenceEqual(StartCode)
        ? new ImageHeader(
            BinaryPrimitives.ReadUInt16LittleEndian(payload[6..]) & 0x3FFF,
            BinaryPrimitives.ReadUInt16LittleEndian(payload[8..]) & 0x3FFF)
        : null;

    private static ReadOnlySpan<byte> StartCode => [0x9D, 0x01, 0x2A];

    // A signature byte, then 14 bits of each side less one.
    private static ImageHeader? ReadLossless(ReadOnlySpan<byte> payload)
    {
        if (payload[0] != 0x2F)
            return null;

        uint bits = BinaryPrimitives.ReadUInt32LittleEndian(payload[1..]);
        return new ImageHeader((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    // Flags (1), reserved (3), then 24 bits of each side of the canvas less one.
    private static ImageHeader ReadExtended(ReadOnlySpan<byte> payload) => new(Read24(payload[4..]) + 1, Read24(payload[7..]) + 1);

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
