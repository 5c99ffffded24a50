using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>
/// Walks the marker segments of a JPEG from front to back, over the entropy-coded data between them (ITU-T T.81, annex B).
/// </summary>
internal ref struct JpegSegmentReader(ReadOnlySpan<byte> data)
{
    public const byte StartOfScan = 0xDA;
    public const byte EndOfImage = 0xD9;

    private readonly ReadOnlySpan<byte> _data = data;
    private int _position = Math.Min(2, data.Length);

    /// <summary>Gets the second byte of the current marker.</summary>
    public byte Marker { get; private set; }

    /// <summary>Gets the current segment, which starts with its length (2 bytes); empty for a marker that has none.</summary>
    public ReadOnlySpan<byte> Segment { get; private set; }

    /// <summary>Moves to the next marker.</summary>
    /// <returns>False at the end of the data, and at a segment that does not fit into it.</returns>
    public bool MoveNext()
    {
        Segment = default;
        if (!TryReadMarker())
            return false;
        if (IsStandalone(Marker))
            return true;
        if (_data.Length - _position < 2)
            return false;

        int length = BinaryPrimitives.ReadUInt16BigEndian(_data[_position..]);
        if (length < 2 || length > _data.Length - _position)
            return false;

        Segment = _data.Slice(_position, length);
        _position += length;
        return true;
    }

    // Decoders skip what stands between two segments, and so does this. A zero after 0xFF belongs to the entropy-coded data.
    private bool TryReadMarker()
    {
        Marker = 0;
        while (Marker == 0)
        {
            int offset = _data[_position..].IndexOf((byte)0xFF);
            if (offset < 0)
                return false;

            _position += offset;
            int fill = _data[_position..].IndexOfAnyExcept((byte)0xFF);
            if (fill < 0)
                return false;

            _position += fill;
            Marker = _data[_position++];
        }

        return true;
    }

    // TEM, RST0 to RST7, SOI and EOI.
    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD9);
}
