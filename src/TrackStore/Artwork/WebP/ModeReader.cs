namespace TrackStore.Artwork.WebP;

/// <summary>Reads how the macroblocks are predicted, row by row (RFC 6386, 11 and 19.3).</summary>
/// <param name="header">What goes for the frame.</param>
/// <param name="columns">How many macroblocks a row has.</param>
internal sealed class ModeReader(FrameHeader header, int columns)
{
    /// <summary>How many subblocks of brightness a macroblock has.</summary>
    public const int Subblocks = Side * Side;

    private const int Side = 4;

    // The modes of the subblocks above, which choose the probabilities; outside the picture they are taken for the mean.
    private readonly SubblockMode[] _above = new SubblockMode[columns * Side];

    /// <summary>Reads one row.</summary>
    /// <param name="place">Where the reading stands in the first partition; it goes on.</param>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="row">Receives the macroblocks' modes.</param>
    /// <param name="subblocks">Receives the modes of sixteen subblocks a macroblock where it has them.</param>
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

    private static void ReadSubblocks(
        ref BoolReader reader, ReadOnlySpan<byte> data, Span<SubblockMode> modes, Span<SubblockMode> above, Span<SubblockMode> left)
    {
        for (int index = 0; index < modes.Length; index++)
        {
            ref SubblockMode top = ref above[index % Side];
            ref SubblockMode side = ref left[index / Side];
            int context = ((int)top * ModeTables.SubblockModes) + (int)side;
            ReadOnlySpan<byte> probabilities = ModeTables.SubblockProbabilities.Slice(
                context * ModeTables.SubblockBranches, ModeTables.SubblockBranches);
            top = side = modes[index] = (SubblockMode)reader.ReadTree(data, ModeTables.SubblockTree, probabilities);
        }
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
