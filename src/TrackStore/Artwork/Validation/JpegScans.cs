namespace TrackStore.Artwork.Validation;

/// <summary>Follows the scans of a JPEG, which together give the pixels (ITU-T T.81, annex G).</summary>
internal sealed class JpegScans
{
    private const int Coefficients = 64;
    private const byte Missing = byte.MaxValue;

    // Ones are what pads entropy-coded data, and no valid code. A decoder reads up to eight bytes ahead.
    private static readonly byte[] Padding = [.. Enumerable.Repeat(new byte[] { 0xFF, 0 }, 8).SelectMany(stuffed => stuffed)];
    private static readonly byte[] EndMarker = [0xFF, JpegSegmentReader.EndOfImage];

    // For each component the bits of each coefficient that are still to come.
    private readonly Dictionary<byte, byte[]> _missingBits = [];
    private bool _isProgressive;
    private int _count;

    private bool IsComplete => _missingBits.Count > 0 && _missingBits.Values.All(bits => bits.All(missing => missing == 0));

    /// <summary>
    /// Finds what to append to a picture whose scans are all there and whose end marker is missing, so that a decoder accepts it but still
    /// notices when the last scan is cut off.
    /// </summary>
    /// <param name="data">The encoded picture.</param>
    /// <returns>
    /// Padding where pixels come out as they are read: past it the decoder meets the end of the data. The end marker where all scans are
    /// read first: the decoder then warns about a scan that is cut off. Empty when more than the end marker is missing, or nothing is.
    /// </returns>
    public static (byte[] Bytes, bool IsEndMarker) FindMissingEnd(ReadOnlySpan<byte> data)
    {
        if (data.EndsWith(EndMarker))
            return ([], false);

        var scans = new JpegScans();
        var segments = new JpegSegmentReader(data);
        while (segments.MoveNext())
        {
            switch (segments.Marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    scans.StartFrame(segments.Segment, isProgressive: segments.Marker == 0xC2);
                    break;
                case JpegSegmentReader.StartOfScan:
                    scans.Add(segments.Segment);
                    break;
                case JpegSegmentReader.EndOfImage:
                    return ([], false);
                default:
                    break;
            }
        }

        if (!scans.IsComplete)
            return ([], false);
        return scans._isProgressive || scans._count > 1 ? (EndMarker, true) : (Padding, false);
    }

    // Length (2), precision (1), height (2), width (2), number of components (1), and three bytes for each, of which the first identifies
    // it.
    private void StartFrame(ReadOnlySpan<byte> segment, bool isProgressive)
    {
        _isProgressive = isProgressive;
        for (int offset = 8; offset + 3 <= segment.Length; offset += 3)
        {
            byte[] bits = new byte[Coefficients];
            Array.Fill(bits, Missing);
            _missingBits[segment[offset]] = bits;
        }
    }

    // Length (2), number of components (1), two bytes for each, first and last coefficient (1, 1), bits that came before and bits still to
    // come (4 bits each).
    private void Add(ReadOnlySpan<byte> segment)
    {
        _count++;
        int components = segment.Length > 2 ? segment[2] : 0;
        int parameters = 3 + (2 * components);
        if (segment.Length < parameters + 3)
            return;

        (int first, int last) = (segment[parameters], Math.Min(segment[parameters + 1], (byte)(Coefficients - 1)));
        byte bits = (byte)(segment[parameters + 2] & 0xF);
        for (int component = 0; component < components && first <= last; component++)
        {
            if (_missingBits.TryGetValue(segment[3 + (2 * component)], out byte[]? missing))
                missing.AsSpan(first..(last + 1)).Fill(bits);
        }
    }
}
