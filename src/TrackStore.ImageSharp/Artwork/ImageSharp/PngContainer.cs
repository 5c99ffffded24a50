using System.Buffers.Binary;
using System.IO.Compression;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Follows the chunks of a PNG (ISO 15948).</summary>
internal static class PngContainer
{
    private const int BufferLength = 65_536;

    // Adam7 (ISO 15948, 8.2): the first column and row of each pass, and the steps to the next ones.
    private static readonly (int X, int Y, int StepX, int StepY)[] Interlaced =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (int X, int Y, int StepX, int StepY)[] InOnePass = [(0, 0, 1, 1)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Follows the chunks to the last.</summary>
    /// <param name="data">The PNG.</param>
    /// <returns>The picture, or null when the data ends before its last chunk, or doesn't begin with its one header.</returns>
    public static EncodedPicture? Read(ReadOnlyMemory<byte> data)
    {
        if (!data.Span.StartsWith(Signature))
            return null;

        ReadOnlyMemory<byte> exif = default;
        ReadOnlyMemory<byte> rest = data[Signature.Length..];
        for (int index = 0; TryReadChunk(ref rest, out ReadOnlySpan<byte> type, out ReadOnlyMemory<byte> content); index++)
        {
            // A second header would be measured, and the first one decoded.
            if (type.SequenceEqual("IHDR"u8) != (index == 0))
                return null;
            if (type.SequenceEqual("IEND"u8))
                return new EncodedPicture(data[..^rest.Length]) { Exif = exif };
            if (type.SequenceEqual("eXIf"u8))
                exif = content;
        }

        return null;
    }

    /// <summary>Expands the pixels to see whether all are there.</summary>
    /// <remarks>
    /// ImageSharp 2.1 leaves missing rows empty, and never returns from an interlaced PNG that lacks some or has less than five columns.
    /// </remarks>
    /// <param name="data">A PNG whose chunks are whole, and whose size is within the limit.</param>
    /// <returns>False when pixels are missing, or when ImageSharp could not read them.</returns>
    public static bool HasAllPixels(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> header = default;
        using var compressed = new MemoryStream(data.Length);
        ReadOnlyMemory<byte> rest = data[Signature.Length..];
        while (TryReadChunk(ref rest, out ReadOnlySpan<byte> type, out ReadOnlyMemory<byte> content))
        {
            // The decoder joins chunks that follow one another directly, stops at an empty one, and needs the first two bytes in one chunk.
            if (type.SequenceEqual("IHDR"u8))
                header = content.Span;
            else if (type.SequenceEqual("IDAT"u8) && content.Length >= (compressed.Length == 0 ? 2 : 1))
                compressed.Write(content.Span);
            else if (type.SequenceEqual("IDAT"u8) || compressed.Length > 0)
                break;
        }

        if (CountBytes(header) is not { } missing)
            return false;

        byte[] buffer = new byte[BufferLength];
        compressed.Position = 0;
        using var pixels = new ZLibStream(compressed, CompressionMode.Decompress);
        for (int read = 1; missing > 0 && read > 0; missing -= read)
            read = pixels.Read(buffer);
        return missing <= 0;
    }

    // Width (4), height (4), bits per sample, color type, compression, filter and interlace (1 each). A row begins with its filter (1).
    private static long? CountBytes(ReadOnlySpan<byte> header)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(header);
        int height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        bool interlaced = header[12] != 0;
        if (interlaced && width < 5)
            return null;

        int samples = header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        long bytes = 0;
        foreach ((int x, int y, int stepX, int stepY) in interlaced ? Interlaced : InOnePass)
        {
            long columns = (width - x + stepX - 1) / stepX;
            long rows = (height - y + stepY - 1) / stepY;
            bytes += rows * (1 + (((columns * samples * header[8]) + 7) / 8));
        }

        return bytes;
    }

    // Length (4), type (4), content, checksum (4).
    private static bool TryReadChunk(ref ReadOnlyMemory<byte> rest, out ReadOnlySpan<byte> type, out ReadOnlyMemory<byte> content)
    {
        ReadOnlySpan<byte> bytes = rest.Span;
        uint length = bytes.Length < 12 ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        type = default;
        content = default;
        if (length > bytes.Length - 12)
            return false;

        type = bytes.Slice(4, 4);
        content = rest.Slice(8, (int)length);
        rest = rest[(12 + (int)length)..];
        return true;
    }
}
