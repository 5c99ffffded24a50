using System.Runtime.CompilerServices;

namespace TrackStore.Artwork.WebP;

/// <summary>Reads how the macroblocks are predicted, row by row (RFC 6386, 11 and 19.3).</summary>
/// <param name="header">What goes for the frame.</param>
/// <param name="columns">How many macroblocks a row has.</param>
internal sealed class ModeReader(FrameHeader header, int columns)
{
    /// <summary>How many subblocks of brightness a macroblock has.</summary>
    public const int Subblocks = Side * Side;

    private const int Side = 4;

    // Up to six bools at once, of which each uses up to seven bits, and the last one needs eight to be there.
    private const int NeededForSubblock = (6 * 7) + 8;

    // The modes of the subblocks above, which choose the probabilities; outside the picture they are taken for the mean.
    private readonly SubblockMode[] _above = new SubblockMode[columns * Side];

    /// <summary>Reads one row.</summary>
    /// <param name="place">Where the reading stands in the first partition; it goes on.</param>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="row">Receives the macroblocks' modes.</param>
    /// <param name="subblocks">Receives the modes of sixteen subblocks a macroblock where it has them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReadRow(ref BoolReader place, ReadOnlySpan<byte> data, Span<MacroblockModes> row, Span<SubblockMode> subblocks)
    {
        BoolReader reader = place;
        Span<SubblockMode> left = stackalloc SubblockMode[Side];
        left.Clear();
        for (int column = 0; column < row.Length; column++)
        {
            int segment = header.SegmentProbabilities is { } probabilities ? reader.ReadTree(data, ModeTables.SegmentTree, probabilities) : 0;
            bool isEmpty = header.CoefficientsProbability is { } probability && reader.Read(data, probability);
            var luma = (BlockMode)reader.ReadTree(data, ModeTables.LumaTree, ModeTables.Luma);
            Span<SubblockMode> above = _above.AsSpan(column * Side, Side);
            if (luma == BlockMode.Subblocks)
            {
                ReadSubblocks(ref reader, data, subblocks.Slice(column * Subblocks, Subblocks), above, left);
            }
            else
            {
                SubblockMode same = ToSubblockMode(luma);
                above.Fill(same);
                left.Fill(same);
            }

            var chroma = (BlockMode)reader.ReadTree(data, ModeTables.ChromaTree, ModeTables.Chroma);
            row[column] = new MacroblockModes(luma, chroma, (byte)segment, isEmpty);
        }

        place = reader;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadSubblocks(
        ref BoolReader place, ReadOnlySpan<byte> data, Span<SubblockMode> modes, Span<SubblockMode> above, Span<SubblockMode> left)
    {
        BoolReader reader = place;
        for (int y = 0; y < Side; y++)
        {
            SubblockMode side = left[y];
            for (int x = 0; x < Side; x++)
            {
                int context = ((int)above[x] * ModeTables.SubblockModes) + (int)side;
                int first = context * ModeTables.SubblockBranches;
                side = ReadSubblock(ref reader, data, ModeTables.SubblockProbabilities.Slice(first, ModeTables.SubblockBranches));
                above[x] = modes[(y * Side) + x] = side;
            }

            left[y] = side;
        }

        place = reader;
    }

    // The tree of RFC 6386, 11.2, written out: there are many, and branches can be foreseen where a walk through a table waits for each step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SubblockMode ReadSubblock(ref BoolReader reader, ReadOnlySpan<byte> data, ReadOnlySpan<byte> probabilities)
    {
        reader.Fill(data, NeededForSubblock);
        if (!reader.Take(probabilities[0]))
            return SubblockMode.Mean;
        if (!reader.Take(probabilities[1]))
            return SubblockMode.TrueMotion;
        if (!reader.Take(probabilities[2]))
            return SubblockMode.Vertical;

        if (!reader.Take(probabilities[3]))
        {
            if (!reader.Take(probabilities[4]))
                return SubblockMode.Horizontal;
            return reader.Take(probabilities[5]) ? SubblockMode.VerticalRight : SubblockMode.RightDown;
        }

        if (!reader.Take(probabilities[6]))
            return SubblockMode.LeftDown;

        reader.Fill(data, NeededForSubblock);
        if (!reader.Take(probabilities[7]))
            return SubblockMode.VerticalLeft;
        return reader.Take(probabilities[8]) ? SubblockMode.HorizontalUp : SubblockMode.HorizontalDown;
    }

    // As which mode of its subblocks a macroblock counts that has none of its own (RFC 6386, 11.3).
    private static SubblockMode ToSubblockMode(BlockMode mode) => mode switch
    {
        BlockMode.Vertical => SubblockMode.Vertical,
        BlockMode.Horizontal => SubblockMode.Horizontal,
        BlockMode.TrueMotion => SubblockMode.TrueMotion,
        _ => SubblockMode.Mean,
    };
}
