using System.Buffers.Binary;

namespace TrackStore.Artwork.WebP;

/// <summary>Finds the frame in a WebP file (RFC 9649, 2).</summary>
internal static class WebPContainer
{
    private const int HeaderLength = 12;
    private const int ChunkHeaderLength = 8;
    private const int ExtendedLength = 10;

    // The one flag of the extended format that says nothing about the pixels.
    private const byte HasXmp = 0x04;

    /// <summary>Finds the frame of a file that is a lossy still picture, and nothing that would change how it looks: no alpha, profile or orientation.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The frame and its tag, or null when the file is anything else, or not whole.</returns>
    public static (ReadOnlyMemory<byte> Frame, FrameTag Tag)? FindPlainFrame(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> data = file.Span;
        if (data.Length < HeaderLength || !data.StartsWith("RIFF"u8) || !data[8..].StartsWith("WEBP"u8))
            return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(data[4..]) != data.Length - ChunkHeaderLength)
            return null;

        ReadOnlyMemory<byte> rest = file[HeaderLength..];
        ReadOnlyMemory<byte> extended = TakeChunk(ref rest, "VP8X"u8);
        ReadOnlyMemory<byte> frame = TakeChunk(ref rest, "VP8 "u8);
        if (FrameTag.Read(frame.Span) is not { } tag || (!extended.IsEmpty && !IsPlain(extended.Span, tag)))
            return null;

        bool hasXmp = !extended.IsEmpty && extended.Span[0] == HasXmp;
        if (hasXmp)
            _ = TakeChunk(ref rest, "XMP "u8);
        return rest.IsEmpty ? (frame, tag) : null;
    }

    /// <summary>Takes the next chunk if it is of the given kind and whole, with the byte that fills it up to an even length.</summary>
    private static ReadOnlyMemory<byte> TakeChunk(ref ReadOnlyMemory<byte> rest, ReadOnlySpan<byte> kind)
    {
        ReadOnlySpan<byte> data = rest.Span;
        if (data.Length < ChunkHeaderLength || !data.StartsWith(kind))
            return default;

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
        long filled = ChunkHeaderLength + length + (length & 1L);
        if (filled > data.Length)
            return default;

        ReadOnlyMemory<byte> chunk = rest.Slice(ChunkHeaderLength, (int)length);
        rest = rest[(int)filled..];
        return chunk;
    }

    // Flags (1), reserved (3), then 24 bits of each side of the canvas less one.
    private static bool IsPlain(ReadOnlySpan<byte> extended, FrameTag tag) => extended.Length == ExtendedLength
        && extended[0] is 0 or HasXmp
        && (BinaryPrimitives.ReadUInt32LittleEndian(extended) >> 8) == 0
        && Read24(extended[4..]) == tag.Width - 1
        && Read24(extended[7..]) == tag.Height - 1;

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
