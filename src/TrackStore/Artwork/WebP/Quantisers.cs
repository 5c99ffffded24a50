namespace TrackStore.Artwork.WebP;

/// <summary>By what the coefficients of a segment's blocks are multiplied (RFC 6386, 9.6 and 14.1).</summary>
internal sealed class Quantisers
{
    private const int MaxIndex = 127;

    // The factors of colours' first coefficients end at 132.
    private const int MaxChromaFirstIndex = 117;

    private static ReadOnlySpan<short> First =>
    [
        4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 17,
        18, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 25, 25, 26, 27, 28,
        29, 30, 31, 32, 33, 34, 35, 36, 37, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
        59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74,
        75, 76, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89,
        91, 93, 95, 96, 98, 100, 101, 102, 104, 106, 108, 110, 112, 114, 116, 118,
        122, 124, 126, 128, 130, 132, 134, 136, 138, 140, 143, 145, 148, 151, 154, 157,
    ];

    private static ReadOnlySpan<short> Others =>
    [
        4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
        20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
        36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51,
        52, 53, 54, 55, 56, 57, 58, 60, 62, 64, 66, 68, 70, 72, 74, 76,
        78, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102, 104, 106, 108,
        110, 112, 114, 116, 119, 122, 125, 128, 131, 134, 137, 140, 143, 146, 149, 152,
        155, 158, 161, 164, 167, 170, 173, 177, 181, 185, 189, 193, 197, 201, 205, 209,
        213, 217, 221, 225, 229, 234, 239, 245, 249, 254, 259, 264, 269, 274, 279, 284,
    ];

    /// <summary>Looks the factors up.</summary>
    /// <param name="index">The segment's index.</param>
    /// <param name="deltas">What the picture adds to it for the other kinds of coefficients.</param>
    public Quantisers(int index, QuantiserDeltas deltas)
    {
        short others = Find(Others, index);
        Luma = new Quantiser(Find(First, index + deltas.LumaFirst), others);
        LumaBehindMeans = new Quantiser(1, others);
        Means = new Quantiser((short)(Find(First, index + deltas.MeansFirst) * 2), (short)Math.Max(8, Find(Others, index + deltas.Means) * 155 / 100));
        Chroma = new Quantiser(Find(First, Math.Min(index + deltas.ChromaFirst, MaxChromaFirstIndex)), Find(Others, index + deltas.Chroma));
    }

    /// <summary>Gets the factors of brightness.</summary>
    public Quantiser Luma { get; }

    /// <summary>Gets the factors of brightness where the first coefficients come out of the block of means.</summary>
    public Quantiser LumaBehindMeans { get; }

    /// <summary>Gets the factors of the block of means.</summary>
    public Quantiser Means { get; }

    /// <summary>Gets the factors of both colours.</summary>
    public Quantiser Chroma { get; }

    private static short Find(ReadOnlySpan<short> table, int index) => table[Math.Clamp(index, 0, MaxIndex)];
}
