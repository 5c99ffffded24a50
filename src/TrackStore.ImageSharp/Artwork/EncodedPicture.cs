using System.Buffers.Binary;
using System.Diagnostics;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Tells whether encoded data reaches the end of its picture. ImageSharp fills what is cut off with grey, black or nothing.</summary>
/// <remarks>
/// It walks the structure and decodes nothing, so that damage inside a JPEG's scan, or a scan that is cut short and closed again, passes.
/// </remarks>
internal static class EncodedPicture
{
    /// <summary>Tells whether the data holds a whole picture; what follows it doesn't matter.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <param name="format">Its format.</param>
    /// <returns>False when the data is cut off, or is of another format.</returns>
    public static bool IsComplete(ReadOnlySpan<byte> data, ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => IsCompleteJpeg(data),
        ImageFormat.Png => IsCompletePng(data),
        ImageFormat.WebP => IsCompleteWebP(data),
        ImageFormat.Gif => IsCompleteGif(data),
        _ => throw new UnreachableException($"There is no walk through {format}."),
    };

    // ITU-T T.81, annex B: segments up to the first scan, its entropy-coded data, and so on to the end of the image.
    private static bool IsCompleteJpeg(ReadOnlySpan<byte> data)
    {
        const byte StartOfScan = 0xDA;
        const byte EndOfImage = 0xD9;

        bool hasScan = false;
        int position = 2;
        if (!data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return false;

        while (TryReadMarker(data, ref position, out byte marker))
        {
            if (marker == EndOfImage)
                return hasScan;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            if (data.Length - position < 2)
                return false;

            // The walk goes on behind the segment: in the data of a scan, a marker's first byte is followed by zero where it is none.
            hasScan |= marker == StartOfScan;
            int length = BinaryPrimitives.ReadUInt16BigEndian(data[position..]);
            if (length < 2 || length > data.Length - position)
                return false;
            position += length;
        }

        return false;
    }

    private static bool TryReadMarker(ReadOnlySpan<byte> data, ref int position, out byte marker)
    {
        marker = 0;
        while (marker == 0)
        {
            int offset = data[position..].IndexOf((byte)0xFF);
            if (offset < 0)
                return false;

            position += offset;
            int fill = data[position..].IndexOfAnyExcept((byte)0xFF);
            if (fill < 0)
                return false;

            position += fill;
            marker = data[position++];
        }

        return true;
    }

    // ISO 15948, 5.3: length (4), type (4), content, checksum (4).
    private static bool IsCompletePng(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        if (!data.StartsWith(signature))
            return false;

        bool hasPixels = false;
        for (ReadOnlySpan<byte> rest = data[signature.Length..]; rest.Length >= 12;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            ReadOnlySpan<byte> type = rest.Slice(4, 4);
            if (type.SequenceEqual("IEND"u8))
                return hasPixels;
            if (length > rest.Length - 12)
                return false;

            hasPixels |= type.SequenceEqual("IDAT"u8);
            rest = rest[(12 + (int)length)..];
        }

        return false;
    }

    // RFC 9649, 2.4: RIFF, the length of what follows it, WEBP.
    private static bool IsCompleteWebP(ReadOnlySpan<byte> data)
        => data.Length >= 12
            && data.StartsWith("RIFF"u8)
            && data.Slice(8, 4).SequenceEqual("WEBP"u8)
            && BinaryPrimitives.ReadUInt32LittleEndian(data[4..]) <= data.Length - 8;

    // GIF89a, appendix A: header (6), screen (7), colours, blocks; the first frame is all that is shown.
    private static bool IsCompleteGif(ReadOnlySpan<byte> data)
    {
        if (data.Length < 13 || !data.StartsWith("GIF8"u8))
            return false;

        int position = 13 + ColourTableLength(data[10]);
        while (position < data.Length)
        {
            switch (data[position])
            {
                case (byte)'!' when data.Length - position >= 2:
                    if (!TrySkipBlocks(data, position + 2, out position))
                        return false;
                    break;
                case (byte)',' when data.Length - position >= 10:
                    return TrySkipBlocks(data, position + 10 + ColourTableLength(data[position + 9]) + 1, out _);
                default:
                    return false;
            }
        }

        return false;
    }

    private static int ColourTableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    private static bool TrySkipBlocks(ReadOnlySpan<byte> data, int position, out int end)
    {
        while (position < data.Length && data[position] != 0)
            position += 1 + data[position];
        end = position + 1;
        return position < data.Length;
    }
}
