using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>Finds the frame header of a JPEG (ITU-T T.81, annex B).</summary>
internal static class JpegHeader
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <summary>Walks the segments to the frame header.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The size, or null when there is no frame header before the pixels begin.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> data)
    {
        int position = 2;
        while (TryReadMarker(data, ref position, out byte marker))
        {
            if (IsStandalone(marker))
                continue;
            if (marker is StartOfScan or EndOfImage || data.Length - position < 2)
                return null;

            int length = BinaryPrimitives.ReadUInt16BigEndian(data[position..]);
            if (length < 2 || length > data.Length - position)
                return null;

            ReadOnlySpan<byte> segment = data.Slice(position, length);
            if (IsStartOfFrame(marker))
                return ReadFrame(segment);
            position += length;
        }

        return null;
    }

    // Length (2), precision (1), height (2), width (2).
    private static ImageHeader? ReadFrame(ReadOnlySpan<byte> segment) => segment.Length < 7
        ? null
        : new ImageHeader(BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));

    // Decoders skip what stands between two segments, and so does this.
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

    // TEM, RST0 to RST7 and SOI have no length.
    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);

    // SOF0 to SOF15, without DHT, JPG and DAC.
    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
