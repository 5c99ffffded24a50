using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Turns coefficients into differences of pixels (RFC 6386, 14.3 to 14.5), in integers of 16 bits that wrap as they do there.</summary>
internal static class InverseTransforms
{
    // The cosine and the sine of pi / 8, each times the root of 2, in 65536ths, and less than the whole that would not fit in 16 bits.
    private const short CosineLessOne = 20091;
    private const short SineLessOne = 35468 - 65536;

    /// <summary>Turns the block of means into the first coefficients of sixteen blocks of brightness (RFC 6386, 14.3).</summary>
    /// <param name="means">The block of means.</param>
    /// <param name="quantiser">By what its coefficients are multiplied.</param>
    /// <param name="coefficients">The blocks' coefficients, which follow one another.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SpreadMeans(ReadOnlySpan<short> means, in Quantiser quantiser, Span<short> coefficients)
    {
        Vector128<short> upper = Vector128.Create(means) * quantiser.Upper;
        Vector128<short> lower = Vector128.Create(means[8..]) * quantiser.Lower;
        (upper, lower) = Transpose(HadamardOf(upper, lower));
        (upper, lower) = Transpose(HadamardOf(upper + First(3), lower));
        upper >>= 3;
        lower >>= 3;
        for (int index = 0; index < Vector128<short>.Count; index++)
        {
            coefficients[index * CoefficientReader.BlockLength] = upper[index];
            coefficients[(index + Vector128<short>.Count) * CoefficientReader.BlockLength] = lower[index];
        }
    }

    /// <summary>Adds a block to its prediction.</summary>
    /// <param name="prediction">The four rows.</param>
    /// <param name="coefficients">The block's coefficients.</param>
    /// <param name="quantiser">By what they are multiplied.</param>
    /// <returns>The four rows with the differences, between 0 and 255.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Add(Vector128<byte> prediction, ReadOnlySpan<short> coefficients, in Quantiser quantiser)
    {
        Vector128<short> upper = Vector128.Create(coefficients) * quantiser.Upper;
        Vector128<short> lower = Vector128.Create(coefficients[8..]) * quantiser.Lower;
        (upper, lower) = Transpose(CosineOf(upper, lower));
        (upper, lower) = Transpose(CosineOf(upper + First(4), lower));
        return Lanes.NarrowToBytes(
            Vector128.WidenLower(prediction).AsInt16() + (upper >> 3),
            Vector128.WidenUpper(prediction).AsInt16() + (lower >> 3));
    }

    /// <summary>Adds a block to its prediction that has the first coefficient only.</summary>
    /// <param name="prediction">The four rows.</param>
    /// <param name="coefficient">The coefficient, multiplied.</param>
    /// <returns>The four rows with the difference, between 0 and 255.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Add(Vector128<byte> prediction, short coefficient)
    {
        Vector128<short> difference = Vector128.Create((short)((coefficient + 4) >> 3));
        return Lanes.NarrowToBytes(Vector128.WidenLower(prediction).AsInt16() + difference, Vector128.WidenUpper(prediction).AsInt16() + difference);
    }

    /// <summary>Adds to the first of the two rows of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> First(short value) => Vector128.Create(value, value, value, value, 0, 0, 0, 0);

    // Each vector holds two rows. The rows come out as 0 and 1, and 3 and 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<short> Upper, Vector128<short> Reversed) CosineOf(Vector128<short> upper, Vector128<short> lower)
    {
        Vector128<short> even = Lanes.JoinLower(upper + lower, upper - lower);
        Vector128<short> odd = Lanes.JoinUpper(upper, lower);
        Vector128<short> cosine = odd + Lanes.MultiplyHigh(odd, Vector128.Create(CosineLessOne));
        Vector128<short> sine = odd + Lanes.MultiplyHigh(odd, Vector128.Create(SineLessOne));
        Vector128<short> turned = Lanes.JoinLower(cosine, sine) + Lanes.JoinUpper(sine, -cosine);
        return (even + turned, even - turned);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<short> Upper, Vector128<short> Reversed) HadamardOf(Vector128<short> upper, Vector128<short> lower)
    {
        // Rows 3 and 2, so that the sums of 0 and 3 and of 1 and 2 lie in one vector.
        Vector128<short> reversed = Swap(lower);
        Vector128<short> sums = upper + reversed;
        Vector128<short> differences = upper - reversed;
        Vector128<short> first = Lanes.JoinLower(sums, differences);
        Vector128<short> second = Lanes.JoinUpper(sums, differences);
        return (first + second, Swap(first - second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Swap(Vector128<short> rows) => Vector128.Shuffle(rows.AsUInt64(), Vector128.Create(1UL, 0)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<short> Upper, Vector128<short> Lower) Transpose((Vector128<short> Upper, Vector128<short> Reversed) rows)
    {
        Vector128<uint> upper = Vector128.Shuffle(rows.Upper, Vector128.Create(0, 4, 1, 5, 2, 6, 3, 7)).AsUInt32();
        Vector128<uint> lower = Vector128.Shuffle(rows.Reversed, Vector128.Create(4, 0, 5, 1, 6, 2, 7, 3)).AsUInt32();
        return (Lanes.InterleaveLower(upper, lower).AsInt16(), Lanes.InterleaveUpper(upper, lower).AsInt16());
    }
}
