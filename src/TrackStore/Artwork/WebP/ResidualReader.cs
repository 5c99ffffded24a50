using System.Runtime.CompilerServices;

namespace TrackStore.Artwork.WebP;

/// <summary>Reads the coefficients of macroblocks, row by row (RFC 6386, 13 and 19.3).</summary>
/// <param name="header">What goes for the frame.</param>
/// <param name="columns">How many macroblocks a row has.</param>
internal sealed class ResidualReader(FrameHeader header, int columns)
{
    private const int LumaSide = 4;
    private const int ChromaSide = 2;

    // Which neighbours have coefficients: four subblocks of brightness, two of each colour, and the block of means.
    private const int FirstU = LumaSide;
    private const int FirstV = FirstU + ChromaSide;
    private const int Means = FirstV + ChromaSide;
    private const int Neighbours = Means + 1;

    private readonly byte[] _above = new byte[columns * Neighbours];
    private readonly byte[] _left = new byte[Neighbours];
    private readonly short[] _means = new short[CoefficientReader.BlockLength];

    // RFC 6386, 13.3.
    private enum BlockType
    {
        LumaBehindMeans,
        Means,
        Chroma,
        Luma,
    }

    /// <summary>Begins a row of macroblocks.</summary>
    public void BeginRow() => _left.AsSpan().Clear();

    /// <summary>Passes a macroblock that has no coefficients.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="hasMeans">Whether it would have a block of means; else the neighbours' last one goes on counting.</param>
    public void Skip(int column, bool hasMeans)
    {
        int count = hasMeans ? Neighbours : Means;
        _above.AsSpan(column * Neighbours, count).Clear();
        _left.AsSpan(0, count).Clear();
    }

    /// <summary>Reads the coefficients of a macroblock.</summary>
    /// <param name="reader">Where the reading stands in the row's partition; it goes on.</param>
    /// <param name="data">What the partition is a part of.</param>
    /// <param name="column">The macroblock's column.</param>
    /// <param name="modes">Its modes.</param>
    /// <param name="residual">Receives the coefficients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ref BoolReader reader, ReadOnlySpan<byte> data, int column, MacroblockModes modes, MacroblockResidual residual)
    {
        Quantisers quantisers = header.QuantisersOf(modes.Segment);
        Span<byte> above = _above.AsSpan(column * Neighbours, Neighbours);
        Span<byte> left = _left;
        bool hasMeans = modes.Luma != BlockMode.Subblocks;
        residual.Begin(hasMeans ? quantisers.LumaBehindMeans : quantisers.Luma, quantisers.Chroma);
        if (hasMeans)
        {
            int end = CoefficientReader.Read(ref reader, data, ProbabilitiesOf(BlockType.Means), above[Means] + left[Means], first: 0, _means);
            above[Means] = left[Means] = ToFlag(end > 0);
            if (end > 0)
            {
                MeansTransform.Spread(_means, quantisers.Means, residual.Coefficients);
                _means.AsSpan().Clear();
            }
        }

        ReadPlane(ref reader, data, hasMeans ? BlockType.LumaBehindMeans : BlockType.Luma, LumaSide, above, left, residual, MacroblockResidual.FirstLuma);
        ReadPlane(ref reader, data, BlockType.Chroma, ChromaSide, above[FirstU..], left[FirstU..], residual, MacroblockResidual.FirstU);
        ReadPlane(ref reader, data, BlockType.Chroma, ChromaSide, above[FirstV..], left[FirstV..], residual, MacroblockResidual.FirstV);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadPlane(
        ref BoolReader reader, ReadOnlySpan<byte> data, BlockType type, int side, Span<byte> above, Span<byte> left, MacroblockResidual residual, int block)
    {
        ReadOnlySpan<byte> probabilities = ProbabilitiesOf(type);
        int first = type == BlockType.LumaBehindMeans ? 1 : 0;
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++, block++)
            {
                int end = CoefficientReader.Read(ref reader, data, probabilities, above[x] + left[y], first, residual.BlockAt(block));
                above[x] = left[y] = ToFlag(end > first);
                residual.SetEnd(block, end);
            }
        }
    }

    private ReadOnlySpan<byte> ProbabilitiesOf(BlockType type)
        => header.TokenProbabilities.AsSpan((int)type * CoefficientProbabilities.TypeStride, CoefficientProbabilities.TypeStride);

    private static byte ToFlag(bool value) => value ? (byte)1 : (byte)0;
}
