using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Turns coefficients into differences of pixels (RFC 6386, 14.4 and 14.5), in integers of 16 bits that wrap as they do there.</summary>
internal static class CosineTransform
{
    // The cosine and the sine of pi / 8, each times the root of 2, in 65536ths, and less than the whole that would not fit in 16 bits.
    private const short CosineLessOne = 20091;
    private const short SineLessOne = 35468 - 65536;

    /// <summary>Adds a block to its prediction.</summary>
    /// <param name="prediction">The four rows.</param>
    /// <param name="coefficients">The block's coefficients.</param>
    /// <param name="quantiser">By what they are multiplied.</param>
    /// <returns>The four rows with the differences, between 0 and 255.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Add(Vector128<byte> prediction, ReadOnlySpan<short> coefficients, Quantiser quantiser)
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
    private static (Vector128<short> Upper, Vector128<short> Lower) Transpose((Vector128<short> Upper, Vector128<short> Reversed) rows)
    {
        Vector128<uint> upper = Vector128.Shuffle(rows.Upper, Vector128.Create(0, 4, 1, 5, 2, 6, 3, 7)).AsUInt32();
        Vector128<uint> lower = Vector128.Shuffle(rows.Reversed, Vector128.Create(4, 0, 5, 1, 6, 2, 7, 3)).AsUInt32();
        return (Lanes.InterleaveLower(upper, lower).AsInt16(), Lanes.InterleaveUpper(upper, lower).AsInt16());
    }
}
