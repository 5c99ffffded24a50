using System.Buffers.Binary;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Follows the markers of a JPEG (ITU-T T.81, annex B).</summary>
internal static class JpegContainer
{
    private const byte StartOfFrame = 0xC0;
    private const byte ProgressiveFrame = 0xC2;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Application1 = 0xE1;

    // Encoders write about ten. Each scan goes through the whole picture again: a small file of many scans would occupy a core for hours.
    private const int MaxScans = 100;

    private static ReadOnlySpan<byte> ExifPrefix => "Exif\0\0"u8;

    /// <summary>Follows the markers to the end of the image, or of the data behind the last scan.</summary>
    /// <param name="data">The JPEG.</param>
    /// <returns>The picture, or null when the data ends before it has all scans.</returns>
    public static EncodedPicture? Read(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> bytes = data.Span;
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return null;

        ReadOnlyMemory<byte> exif = default;
        int components = 0;
        int scans = 0;
        var finished = new Dictionary<byte, ulong>();
        int position = 2;
        while (TryReadMarker(bytes, ref position, out byte marker))
        {
            if (marker == EndOfImage)
                return scans > 0 ? new EncodedPicture(data[..position]) { Exif = exif } : null;
            if (IsStandalone(marker))
                continue;

            int length = bytes.Length - position < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(bytes[position..]);
            if (length < 2 || length > bytes.Length - position)
                return null;

            ReadOnlyMemory<byte> content = data.Slice(position + 2, length - 2);
            if (marker == Application1 && exif.IsEmpty && content.Span.StartsWith(ExifPrefix))
                exif = content[ExifPrefix.Length..];
            if (marker is >= StartOfFrame and <= ProgressiveFrame && content.Length > 5)
                components = content.Span[5];
            if (marker == StartOfScan && (++scans > MaxScans || !TryNoteScan(content.Span, finished)))
                return null;
            position += length;
        }

        // A progressive picture that ends between two scans lacks the finer bits of some coefficients.
        bool hasAllScans = finished.Count >= components && finished.Values.All(coefficients => coefficients == ulong.MaxValue);
        return scans > 0 && hasAllScans ? new EncodedPicture(data) { Exif = exif, HasEnd = false } : null;
    }

    // Count of components (1), name (1) and tables (1) of each, first and last coefficient (1 each), previous and lowest bit (4 bits each).
    private static bool TryNoteScan(ReadOnlySpan<byte> header, Dictionary<byte, ulong> finished)
    {
        if (header.IsEmpty || header.Length != (2 * header[0]) + 4)
            return false;

        ulong coefficients = (header[^1] & 0x0F) == 0 ? (ulong.MaxValue << header[^3]) & (ulong.MaxValue >> (63 - header[^2])) : 0;
        for (int index = 1; index < 2 * header[0]; index += 2)
            finished[header[index]] = finished.GetValueOrDefault(header[index]) | coefficients;
        return true;
    }

    // In the data of a scan, 0xFF is followed by zero where it begins no marker. Fill bytes may stand before a marker.
    private static bool TryReadMarker(ReadOnlySpan<byte> bytes, ref int position, out byte marker)
    {
        marker = 0;
        while (marker == 0)
        {
            int offset = bytes[position..].IndexOf((byte)0xFF);
            int fill = offset < 0 ? -1 : bytes[(position + offset)..].IndexOfAnyExcept((byte)0xFF);
            if (fill < 0)
                return false;

            position += offset + fill;
            marker = bytes[position++];
        }

        return true;
    }

    // TEM, RST0 to RST7 and SOI have no length.
    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);
}
