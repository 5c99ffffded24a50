namespace TrackStore.Artwork.WebP;

/// <summary>What is added to the prediction of a macroblock: the coefficients of 24 blocks of four by four pixels.</summary>
internal sealed class MacroblockResidual
{
    /// <summary>The first of the sixteen blocks of brightness.</summary>
    public const int FirstLuma = 0;

    /// <summary>The first of the four blocks of the one colour.</summary>
    public const int FirstU = 16;

    /// <summary>The first of the four blocks of the other colour.</summary>
    public const int FirstV = 20;

    private const int Blocks = 24;

    private static readonly Quantiser Nothing = new(0, 0);

    private readonly short[] _coefficients = new short[Blocks * CoefficientReader.BlockLength];
    private readonly byte[] _ends = new byte[Blocks];

    /// <summary>Gets the coefficients of all blocks, which follow one another.</summary>
    public Span<short> Coefficients => _coefficients;

    /// <summary>Gets by what the coefficients of brightness are multiplied.</summary>
    public Quantiser Luma { get; private set; } = Nothing;

    /// <summary>Gets by what the coefficients of both colours are multiplied.</summary>
    public Quantiser Chroma { get; private set; } = Nothing;

    /// <summary>Gets whether nothing is added.</summary>
    public bool IsEmpty => !_ends.AsSpan().ContainsAnyExcept((byte)0);

    /// <summary>Gets the coefficients of a block.</summary>
    public Span<short> BlockAt(int block) => _coefficients.AsSpan(block * CoefficientReader.BlockLength, CoefficientReader.BlockLength);

    /// <summary>Finds how many coefficients of a block have to be looked at: none, the first, or all.</summary>
    public int EndOf(int block) => _ends[block];

    /// <summary>Sets where the coefficients of a block end that were read.</summary>
    /// <param name="block">The block.</param>
    /// <param name="end">The position behind the last one.</param>
    public void SetEnd(int block, int end)
    {
        // The first one may come out of the block of means, and then doesn't count as read.
        if (end <= 1)
            end = (block < FirstU ? Luma : Chroma).MultiplyFirst(_coefficients[block * CoefficientReader.BlockLength]) == 0 ? 0 : 1;
        _ends[block] = (byte)end;
    }

    /// <summary>Begins anew with nothing that is added.</summary>
    /// <param name="luma">By what the coefficients of brightness will be multiplied.</param>
    /// <param name="chroma">By what the coefficients of both colours will be multiplied.</param>
    public void Begin(Quantiser luma, Quantiser chroma)
    {
        (Luma, Chroma) = (luma, chroma);
        _coefficients.AsSpan().Clear();
        _ends.AsSpan().Clear();
    }
}
