using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrackStore.Artwork.WebP;

/// <summary>Turns two blocks of eight by eight numbers at once, which lie in the two halves of eight vectors.</summary>
internal static class LaneBlock
{
    /// <summary>How many vectors a block has.</summary>
    public const int Height = 8;

    /// <summary>Exchanges rows and columns.</summary>
    /// <param name="rows">The rows, which become the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(Span<Vector256<short>> rows)
    {
        Debug.Assert(rows.Length == Height);
        Vector256<short> r7 = rows[7], r6 = rows[6], r5 = rows[5], r4 = rows[4], r3 = rows[3], r2 = rows[2], r1 = rows[1], r0 = rows[0];
        Vector256<int> lower01 = Lower(r0, r1).AsInt32(), upper01 = Upper(r0, r1).AsInt32();
        Vector256<int> lower23 = Lower(r2, r3).AsInt32(), upper23 = Upper(r2, r3).AsInt32();
        Vector256<int> lower45 = Lower(r4, r5).AsInt32(), upper45 = Upper(r4, r5).AsInt32();
        Vector256<int> lower67 = Lower(r6, r7).AsInt32(), upper67 = Upper(r6, r7).AsInt32();
        Vector256<long> above01 = Lower(lower01, lower23), below01 = Lower(lower45, lower67);
        Vector256<long> above23 = Upper(lower01, lower23), below23 = Upper(lower45, lower67);
        Vector256<long> above45 = Lower(upper01, upper23), below45 = Lower(upper45, upper67);
        Vector256<long> above67 = Upper(upper01, upper23), below67 = Upper(upper45, upper67);
        (rows[7], rows[6]) = (Upper(above67, below67), Lower(above67, below67));
        (rows[5], rows[4]) = (Upper(above45, below45), Lower(above45, below45));
        (rows[3], rows[2]) = (Upper(above23, below23), Lower(above23, below23));
        (rows[1], rows[0]) = (Upper(above01, below01), Lower(above01, below01));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Lower(Vector256<short> even, Vector256<short> odd) => Avx2.IsSupported
        ? Avx2.UnpackLow(even, odd)
        : Vector256.Create(
            Lanes.InterleaveLower(even.GetLower().AsUInt16(), odd.GetLower().AsUInt16()),
            Lanes.InterleaveLower(even.GetUpper().AsUInt16(), odd.GetUpper().AsUInt16())).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Upper(Vector256<short> even, Vector256<short> odd) => Avx2.IsSupported
        ? Avx2.UnpackHigh(even, odd)
        : Vector256.Create(
            Lanes.InterleaveUpper(even.GetLower().AsUInt16(), odd.GetLower().AsUInt16()),
            Lanes.InterleaveUpper(even.GetUpper().AsUInt16(), odd.GetUpper().AsUInt16())).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Lower(Vector256<int> even, Vector256<int> odd) => (Avx2.IsSupported
        ? Avx2.UnpackLow(even, odd)
        : Vector256.Create(
            Lanes.InterleaveLower(even.GetLower().AsUInt32(), odd.GetLower().AsUInt32()),
            Lanes.InterleaveLower(even.GetUpper().AsUInt32(), odd.GetUpper().AsUInt32())).AsInt32()).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Upper(Vector256<int> even, Vector256<int> odd) => (Avx2.IsSupported
        ? Avx2.UnpackHigh(even, odd)
        : Vector256.Create(
            Lanes.InterleaveUpper(even.GetLower().AsUInt32(), odd.GetLower().AsUInt32()),
            Lanes.InterleaveUpper(even.GetUpper().AsUInt32(), odd.GetUpper().AsUInt32())).AsInt32()).AsInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Lower(Vector256<long> above, Vector256<long> below) => (Avx2.IsSupported
        ? Avx2.UnpackLow(above, below)
        : Vector256.Create(
            Lanes.JoinLower(above.GetLower().AsUInt64(), below.GetLower().AsUInt64()),
            Lanes.JoinLower(above.GetUpper().AsUInt64(), below.GetUpper().AsUInt64())).AsInt64()).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Upper(Vector256<long> above, Vector256<long> below) => (Avx2.IsSupported
        ? Avx2.UnpackHigh(above, below)
        : Vector256.Create(
            Lanes.JoinUpper(above.GetLower().AsUInt64(), below.GetLower().AsUInt64()),
            Lanes.JoinUpper(above.GetUpper().AsUInt64(), below.GetUpper().AsUInt64())).AsInt64()).AsInt16();
}
