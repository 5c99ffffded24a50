namespace TrackStore.Artwork.WebP;

/// <summary>
/// Where the reading stands in the partitions of a frame (RFC 6386, 9.5): one of modes, and up to eight of coefficients, which take turns row by row.
/// </summary>
internal sealed class FramePartitions
{
    private const int SizeLength = 3;

    private readonly int _modesEnd;
    private readonly BoolReader[] _coefficients;
    private readonly int[] _ends;
    private BoolReader _modes;

    private FramePartitions(BoolReader modes, int modesEnd, BoolReader[] coefficients, int[] ends)
    {
        (_modes, _modesEnd) = (modes, modesEnd);
        (_coefficients, _ends) = (coefficients, ends);
    }

    /// <summary>Gets the partition of modes.</summary>
    public ref BoolReader Modes => ref _modes;

    /// <summary>Gets whether more modes were read than there are.</summary>
    public bool AreModesPast => _modes.IsPast(_modesEnd);

    /// <summary>Finds the partitions.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="modes">Where the modes begin in the first partition.</param>
    /// <param name="modesEnd">Where it ends, and the others' sizes begin.</param>
    /// <param name="count">How many partitions of coefficients there are.</param>
    /// <returns>The partitions, or null when they don't fit in the frame, or one can't be read.</returns>
    public static FramePartitions? Find(ReadOnlySpan<byte> frame, BoolReader modes, int modesEnd, int count)
    {
        int start = modesEnd + ((count - 1) * SizeLength);
        var coefficients = new BoolReader[count];
        int[] ends = new int[count];
        for (int index = 0; index < count; index++)
        {
            if (start >= frame.Length || !BoolReader.IsPossible(frame, start))
                return null;

            // The last one's size isn't said: it ends with the frame.
            ReadOnlySpan<byte> size = frame[(modesEnd + (index * SizeLength))..];
            int end = index == count - 1 ? frame.Length : start + (size[0] | (size[1] << 8) | (size[2] << 16));
            if (end > frame.Length)
                return null;

            coefficients[index] = new BoolReader(start);
            ends[index] = end;
            start = end;
        }

        return new FramePartitions(modes, modesEnd, coefficients, ends);
    }

    /// <summary>Gets the partition with the coefficients of a row of macroblocks.</summary>
    public ref BoolReader CoefficientsOf(int row) => ref _coefficients[row % _coefficients.Length];

    /// <summary>Tells whether more coefficients were read for a row than there are in its partition.</summary>
    public bool AreCoefficientsPast(int row) => CoefficientsOf(row).IsPast(_ends[row % _ends.Length]);
}
