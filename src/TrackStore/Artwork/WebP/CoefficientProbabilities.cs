namespace TrackStore.Artwork.WebP;

/// <summary>Reads a picture's probabilities of coefficients, and lays them out for fast reading.</summary>
internal static class CoefficientProbabilities
{
    /// <summary>How many branches the tree of the tokens has (RFC 6386, 13.2).</summary>
    public const int Branches = 11;

    /// <summary>How far one context is from the next: its branches are filled up to a power of two.</summary>
    public const int ContextStride = 16;

    /// <summary>How far one position of a block is from the next: its three contexts are filled up to four.</summary>
    public const int PositionStride = 4 * ContextStride;

    /// <summary>How far one type of block is from the next.</summary>
    public const int TypeStride = Positions * PositionStride;

    private const int Types = 4;
    private const int Bands = 8;
    private const int Contexts = 3;
    private const int Positions = 16;

    // The band of each position in a block (RFC 6386, 13.3).
    private static ReadOnlySpan<byte> BandOf => [0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7];

    /// <summary>Reads what the picture changes (RFC 6386, 13.4).</summary>
    /// <returns>The probabilities by type, position (in place of its band), context and branch.</returns>
    public static byte[] Read(ref BoolReader reader, ReadOnlySpan<byte> data)
    {
        Span<byte> read = stackalloc byte[Types * Bands * Contexts * Branches];
        for (int index = 0; index < read.Length; index++)
        {
            read[index] = reader.Read(data, CoefficientTables.Updates[index])
                ? (byte)reader.ReadLiteral(data, 8)
                : CoefficientTables.Defaults[index];
        }

        byte[] laidOut = new byte[Types * TypeStride];
        for (int type = 0; type < Types; type++)
        {
            for (int position = 0; position < Positions; position++)
            {
                ReadOnlySpan<byte> band = read.Slice(((type * Bands) + BandOf[position]) * Contexts * Branches, Contexts * Branches);
                Span<byte> target = laidOut.AsSpan((type * TypeStride) + (position * PositionStride), PositionStride);
                for (int context = 0; context < Contexts; context++)
                    band.Slice(context * Branches, Branches).CopyTo(target[(context * ContextStride)..]);
            }
        }

        return laidOut;
    }
}
