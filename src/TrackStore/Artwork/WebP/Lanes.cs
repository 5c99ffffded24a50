using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TrackStore.Artwork.WebP;

/// <summary>
/// What .NET's portable vectors have no operation for: one instruction on x86, and the same result put together from portable ones elsewhere.
/// </summary>
internal static class Lanes
{
    /// <summary>Takes lanes in turns from the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> InterleaveLower(Vector128<byte> even, Vector128<byte> odd) => Sse2.IsSupported
        ? Sse2.UnpackLow(even, odd)
        : (Vector128.WidenLower(even) | (Vector128.WidenLower(odd) << 8)).AsByte();

    /// <summary>Takes lanes in turns from the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> InterleaveUpper(Vector128<byte> even, Vector128<byte> odd) => Sse2.IsSupported
        ? Sse2.UnpackHigh(even, odd)
        : (Vector128.WidenUpper(even) | (Vector128.WidenUpper(odd) << 8)).AsByte();

    /// <summary>Takes lanes in turns from the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> InterleaveLower(Vector128<ushort> even, Vector128<ushort> odd) => Sse2.IsSupported
        ? Sse2.UnpackLow(even, odd)
        : (Vector128.WidenLower(even) | (Vector128.WidenLower(odd) << 16)).AsUInt16();

    /// <summary>Takes lanes in turns from the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> InterleaveUpper(Vector128<ushort> even, Vector128<ushort> odd) => Sse2.IsSupported
        ? Sse2.UnpackHigh(even, odd)
        : (Vector128.WidenUpper(even) | (Vector128.WidenUpper(odd) << 16)).AsUInt16();

    /// <summary>Takes lanes in turns from the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> InterleaveLower(Vector128<uint> even, Vector128<uint> odd) => Sse2.IsSupported
        ? Sse2.UnpackLow(even, odd)
        : (Vector128.WidenLower(even) | (Vector128.WidenLower(odd) << 32)).AsUInt32();

    /// <summary>Takes lanes in turns from the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> InterleaveUpper(Vector128<uint> even, Vector128<uint> odd) => Sse2.IsSupported
        ? Sse2.UnpackHigh(even, odd)
        : (Vector128.WidenUpper(even) | (Vector128.WidenUpper(odd) << 32)).AsUInt32();

    /// <summary>Joins the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> JoinLower(Vector128<ulong> lower, Vector128<ulong> upper) => Sse2.IsSupported
        ? Sse2.UnpackLow(lower, upper)
        : Vector128.Create(lower.GetLower(), upper.GetLower());

    /// <summary>Joins the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> JoinUpper(Vector128<ulong> lower, Vector128<ulong> upper) => Sse2.IsSupported
        ? Sse2.UnpackHigh(lower, upper)
        : Vector128.Create(lower.GetUpper(), upper.GetUpper());

    /// <summary>Joins the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> JoinLower(Vector128<short> lower, Vector128<short> upper) => JoinLower(lower.AsUInt64(), upper.AsUInt64()).AsInt16();

    /// <summary>Joins the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> JoinUpper(Vector128<short> lower, Vector128<short> upper) => JoinUpper(lower.AsUInt64(), upper.AsUInt64()).AsInt16();

    /// <summary>Gives the upper halves of the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> MultiplyHigh(Vector128<short> left, Vector128<short> right) => Sse2.IsSupported
        ? Sse2.MultiplyHigh(left, right)
        : Vector128.Narrow(
            (Vector128.WidenLower(left) * Vector128.WidenLower(right)) >> 16,
            (Vector128.WidenUpper(left) * Vector128.WidenUpper(right)) >> 16);

    /// <summary>Gives the upper halves of the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> MultiplyHigh(Vector128<ushort> left, Vector128<ushort> right) => Sse2.IsSupported
        ? Sse2.MultiplyHigh(left, right)
        : Vector128.Narrow(
            (Vector128.WidenLower(left) * Vector128.WidenLower(right)) >>> 16,
            (Vector128.WidenUpper(left) * Vector128.WidenUpper(right)) >>> 16);

    /// <summary>Gives the products divided by 32768 and rounded. Not both factors may be the smallest number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> MultiplyRounded(Vector128<short> left, Vector128<short> right)
    {
        if (Ssse3.IsSupported)
            return Ssse3.MultiplyHighRoundScale(left, right);
        if (AdvSimd.IsSupported)
            return AdvSimd.MultiplyRoundedDoublingSaturateHigh(left, right);

        Vector128<int> half = Vector128.Create(1 << 14);
        return Vector128.Narrow(
            ((Vector128.WidenLower(left) * Vector128.WidenLower(right)) + half) >> 15,
            ((Vector128.WidenUpper(left) * Vector128.WidenUpper(right)) + half) >> 15);
    }

    /// <summary>Gives the products divided by 32768 and rounded. Not both factors may be the smallest number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> MultiplyRounded(Vector256<short> left, Vector256<short> right) => Avx2.IsSupported
        ? Avx2.MultiplyHighRoundScale(left, right)
        : Vector256.Create(MultiplyRounded(left.GetLower(), right.GetLower()), MultiplyRounded(left.GetUpper(), right.GetUpper()));

    /// <summary>Narrows to bytes; what is too small becomes 0, what is too large 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> NarrowToBytes(Vector128<short> lower, Vector128<short> upper)
    {
        if (Sse2.IsSupported)
            return Sse2.PackUnsignedSaturate(lower, upper);

        Vector128<short> largest = Vector128.Create((short)byte.MaxValue);
        return Vector128.Narrow(
            Vector128.Min(Vector128.Max(lower, Vector128<short>.Zero), largest).AsUInt16(),
            Vector128.Min(Vector128.Max(upper, Vector128<short>.Zero), largest).AsUInt16());
    }
}
