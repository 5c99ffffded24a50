namespace TrackStore.Artwork.WebP;

/// <summary>What goes for a whole frame (RFC 6386, 9.2 to 9.11 and 19.2).</summary>
internal sealed class FrameHeader
{
    private readonly Quantisers[] _quantisers = new Quantisers[Segmentation.Count];
    private readonly FilterStrength[] _strengths = new FilterStrength[Segmentation.Count * 2];

    private FrameHeader()
    {
    }

    /// <summary>Gets the probabilities by which macroblocks name their segment, or null when they don't.</summary>
    public byte[]? SegmentProbabilities { get; private init; }

    /// <summary>Gets how likely it is, of 256, that a macroblock has coefficients, or null when all are taken to have some.</summary>
    public byte? CoefficientsProbability { get; private set; }

    /// <summary>Gets the probabilities of the coefficients' tokens, as <see cref="CoefficientProbabilities"/> lays them out.</summary>
    public byte[] TokenProbabilities { get; private set; } = [];

    /// <summary>Gets whether edges are smoothed at all.</summary>
    public bool IsFiltered { get; private init; }

    /// <summary>Gets whether only the edges of brightness are smoothed, and simply.</summary>
    public bool IsFilteredSimply { get; private init; }

    /// <summary>Gets how many partitions the coefficients are spread over: 1, 2, 4 or 8.</summary>
    public int Partitions { get; private set; }

    /// <summary>Reads the header.</summary>
    /// <returns>The header, or null when the frame is of a kind that was reserved for the future, or leaves something open.</returns>
    public static FrameHeader? Read(ref BoolReader reader, ReadOnlySpan<byte> data)
    {
        bool isReservedColourSpace = reader.ReadFlag(data);
        if (isReservedColourSpace)
            return null;

        // Whether values need clamping: they are always clamped.
        _ = reader.ReadFlag(data);
        if (Segmentation.Read(ref reader, data) is not { } segmentation)
            return null;

        bool isSimple = reader.ReadFlag(data);
        int level = reader.ReadLiteral(data, 6);
        var header = new FrameHeader
        {
            SegmentProbabilities = segmentation.Probabilities,
            IsFiltered = level > 0,
            IsFilteredSimply = isSimple,
        };
        header.ReadStrengths(ref reader, data, segmentation, level);
        header.Partitions = 1 << reader.ReadLiteral(data, 2);
        header.ReadQuantisers(ref reader, data, segmentation);

        // Whether the probabilities are kept for the next frame: there is none.
        _ = reader.ReadFlag(data);
        header.TokenProbabilities = CoefficientProbabilities.Read(ref reader, data);
        header.CoefficientsProbability = reader.ReadFlag(data) ? (byte)reader.ReadLiteral(data, 8) : null;
        return header;
    }

    /// <summary>Finds by what a segment's coefficients are multiplied.</summary>
    public Quantisers QuantisersOf(int segment) => _quantisers[segment];

    /// <summary>Finds how strongly the edges of a macroblock are smoothed.</summary>
    public FilterStrength StrengthOf(MacroblockModes modes) => _strengths[(modes.Segment * 2) + (modes.Luma == BlockMode.Subblocks ? 1 : 0)];

    // Of the two kinds of deltas in 9.4, a key frame uses the first of each: all its macroblocks are predicted from itself, and subblocks are the one mode
    // that is told apart.
    private void ReadStrengths(ref BoolReader reader, ReadOnlySpan<byte> data, Segmentation segmentation, int level)
    {
        const int deltasOfAKind = 4;
        int sharpness = reader.ReadLiteral(data, 3);
        Span<int> deltas = stackalloc int[2 * deltasOfAKind];
        if (reader.ReadFlag(data) && reader.ReadFlag(data))
        {
            foreach (ref int delta in deltas)
                delta = reader.ReadOptional(data, 6);
        }

        for (int segment = 0; segment < Segmentation.Count; segment++)
        {
            int own = segmentation.LevelOf(segment, level) + deltas[0];
            _strengths[segment * 2] = FilterStrength.Of(own, sharpness);
            _strengths[(segment * 2) + 1] = FilterStrength.Of(own + deltas[deltasOfAKind], sharpness);
        }
    }

    private void ReadQuantisers(ref BoolReader reader, ReadOnlySpan<byte> data, Segmentation segmentation)
    {
        int index = reader.ReadLiteral(data, 7);
        var deltas = new QuantiserDeltas(
            LumaFirst: reader.ReadOptional(data, 4),
            MeansFirst: reader.ReadOptional(data, 4),
            Means: reader.ReadOptional(data, 4),
            ChromaFirst: reader.ReadOptional(data, 4),
            Chroma: reader.ReadOptional(data, 4));
        for (int segment = 0; segment < Segmentation.Count; segment++)
            _quantisers[segment] = new Quantisers(segmentation.QuantiserOf(segment, index), deltas);
    }
}
