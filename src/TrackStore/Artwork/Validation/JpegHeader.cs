using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>Finds the frame header of a JPEG (ITU-T T.81, annex B.2.2).</summary>
internal static class JpegHeader
{
    /// <summary>Walks the segments to the frame header.</summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>The size, or null when there is no frame header before the pixels begin.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> data)
    {
        var segments = new JpegSegmentReader(data);
        while (segments.MoveNext() && segments.Marker is not (JpegSegmentReader.StartOfScan or JpegSegmentReader.EndOfImage))
        {
            if (IsStartOfFrame(segments.Marker))
                return ReadFrame(segments.Segment);
        }

        return null;
    }

    // Length (2), precision (1), height (2), width (2).
    private static ImageHeader? ReadFrame(ReadOnlySpan<byte> segment) => segment.Length < 7
        ? null
        : new ImageHeader(BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));

    // SOF0 to SOF15, without DHT, JPG and DAC.
    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
