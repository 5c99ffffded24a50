using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Turns the block of means into the first coefficients of sixteen blocks (RFC 6386, 14.3).</summary>
/// <remarks>The sums have 32 bits, as those of the common decoders: in 16 bits damaged pictures would come out differently.</remarks>
internal static class MeansTransform
{
    /// <summary>Inverts the transform.</summary>
    /// <param name="means">The block of means.</param>
    /// <param name="quantiser">By what its coefficients are multiplied.</param>
    /// <param name="coefficients">The coefficients of the blocks, which follow one another; the first of each is set.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(ReadOnlySpan<short> means, Quantiser quantiser, Span<short> coefficients)
    {
        Vector128<short> upper = Vector128.Create(means) * quantiser.Upper;
        Vector128<short> lower = Vector128.Create(means[Vector128<short>.Count..]) * quantiser.Lower;
        Vector128<int> r0 = Vector128.WidenLower(upper), r1 = Vector128.WidenUpper(upper);
        Vector128<int> r2 = Vector128.WidenLower(lower), r3 = Vector128.WidenUpper(lower);
        Invert(ref r0, ref r1, ref r2, ref r3);
        Transpose(ref r0, ref r1, ref r2, ref r3);
        r0 += Vector128.Create(3);
        Invert(ref r0, ref r1, ref r2, ref r3);

        // Now a vector is a column: each of its numbers belongs to a block that is four further.
        for (int row = 0; row < Vector128<int>.Count; row++)
        {
            Span<short> blocks = coefficients[(row * Vector128<int>.Count * CoefficientReader.BlockLength)..];
            blocks[0] = (short)(r0[row] >> 3);
            blocks[CoefficientReader.BlockLength] = (short)(r1[row] >> 3);
            blocks[2 * CoefficientReader.BlockLength] = (short)(r2[row] >> 3);
            blocks[3 * CoefficientReader.BlockLength] = (short)(r3[row] >> 3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Invert(ref Vector128<int> r0, ref Vector128<int> r1, ref Vector128<int> r2, ref Vector128<int> r3)
    {
        Vector128<int> outer = r0 + r3, inner = r1 + r2, innerStep = r1 - r2, outerStep = r0 - r3;
        (r0, r1, r2, r3) = (outer + inner, outerStep + innerStep, outer - inner, outerStep - innerStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector128<int> r0, ref Vector128<int> r1, ref Vector128<int> r2, ref Vector128<int> r3)
    {
        Vector128<ulong> upper01 = Lanes.InterleaveLower(r0.AsUInt32(), r1.AsUInt32()).AsUInt64();
        Vector128<ulong> upper23 = Lanes.InterleaveLower(r2.AsUInt32(), r3.AsUInt32()).AsUInt64();
        Vector128<ulong> lower01 = Lanes.InterleaveUpper(r0.AsUInt32(), r1.AsUInt32()).AsUInt64();
        Vector128<ulong> lower23 = Lanes.InterleaveUpper(r2.AsUInt32(), r3.AsUInt32()).AsUInt64();
        (r0, r1) = (Lanes.JoinLower(upper01, upper23).AsInt32(), Lanes.JoinUpper(upper01, upper23).AsInt32());
        (r2, r3) = (Lanes.JoinLower(lower01, lower23).AsInt32(), Lanes.JoinUpper(lower01, lower23).AsInt32());
    }
}
