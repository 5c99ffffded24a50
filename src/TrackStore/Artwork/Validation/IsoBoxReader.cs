using System.Buffers.Binary;

namespace TrackStore.Artwork.Validation;

/// <summary>
/// Walks the boxes of an ISO base media file, or of one box, from front to back (ISO/IEC 14496-12, 4.2). It never reads past its data.
/// </summary>
internal ref struct IsoBoxReader(ReadOnlySpan<byte> data)
{
    private const int HeaderLength = 8;
    private const int LargeHeaderLength = 16;

    private ReadOnlySpan<byte> _rest = data;

    /// <summary>Gets the type of the current box.</summary>
    public ReadOnlySpan<byte> Type { get; private set; }

    /// <summary>Gets what the current box contains.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Finds the first box of a type.</summary>
    /// <param name="data">The boxes.</param>
    /// <param name="type">The type's four bytes.</param>
    /// <returns>The box's content; empty when there is no such box, or it ends after the data does.</returns>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> data, ReadOnlySpan<byte> type)
    {
        var boxes = new IsoBoxReader(data);
        while (boxes.MoveNext())
        {
            if (boxes.Type.SequenceEqual(type))
                return boxes.Content;
        }

        return default;
    }

    /// <summary>Moves to the next box.</summary>
    /// <returns>False at the end, and at a box that does not fit into the data.</returns>
    public bool MoveNext()
    {
        if (_rest.Length < HeaderLength)
            return false;

        ulong length = BinaryPrimitives.ReadUInt32BigEndian(_rest);
        int header = HeaderLength;
        if (length == 0)
        {
            // The last box may leave its length open.
            length = (ulong)_rest.Length;
        }
        else if (length == 1)
        {
            if (_rest.Length < LargeHeaderLength)
                return false;
            length = BinaryPrimitives.ReadUInt64BigEndian(_rest[HeaderLength..]);
            header = LargeHeaderLength;
        }

        if (length < (ulong)header || length > (ulong)_rest.Length)
            return false;

        Type = _rest.Slice(4, 4);
        Content = _rest[header..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }
}
