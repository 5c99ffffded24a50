using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Smooths sixteen segments across an edge at once (RFC 6386, 15.2 and 15.3).</summary>
/// <remarks>
/// The pixels of a segment are named as there: p3 to p0 ahead of the edge, q0 to q3 behind it. Sums of signed bytes that hold at their limits give what the
/// specification's clamped sums of wider numbers give: what is added three times never changes its sign.
/// </remarks>
internal static class EdgeFilter
{
    private static Vector128<byte> SignBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((byte)0x80);
    }

    /// <summary>Smooths an edge between macroblocks: up to three pixels on either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SmoothMacroblocks(
        Vector128<byte> p3,
        ref Vector128<byte> p2,
        ref Vector128<byte> p1,
        ref Vector128<byte> p0,
        ref Vector128<byte> q0,
        ref Vector128<byte> q1,
        ref Vector128<byte> q2,
        Vector128<byte> q3,
        in EdgeLimits limits)
    {
        Vector128<byte> mask = FindSmooth(p3, p2, p1, p0, q0, q1, q2, q3, limits.MacroblockEdge, limits.Interior);
        if (mask == Vector128<byte>.Zero)
            return;

        Vector128<byte> varies = FindVariance(p1, p0, q0, q1, limits.Variance);
        (Vector128<sbyte> sp1, Vector128<sbyte> sp0) = (ToSigned(p1), ToSigned(p0));
        (Vector128<sbyte> sq0, Vector128<sbyte> sq1) = (ToSigned(q0), ToSigned(q1));
        Vector128<sbyte> step = FindStep(Vector128.SubtractSaturate(sp1, sq1), sp0, sq0) & mask.AsSByte();

        // Where the picture itself varies, only the pixels at the edge change, as in the simple filter.
        Vector128<sbyte> narrow = step & varies.AsSByte();
        sq0 = Vector128.SubtractSaturate(sq0, Eighth(narrow, 4));
        sp0 = Vector128.AddSaturate(sp0, Eighth(narrow, 3));

        // Elsewhere 27, 18 and 9 of 128ths of the step.
        Vector128<sbyte> wide = Vector128.AndNot(step, varies.AsSByte());
        Vector128<short> lower = Vector128.WidenLower(wide) * 9;
        Vector128<short> upper = Vector128.WidenUpper(wide) * 9;
        Vector128<short> half = Vector128.Create((short)63);
        Vector128<sbyte> change = Narrow(lower + lower + lower + half, upper + upper + upper + half);
        q0 = ToPixels(Vector128.SubtractSaturate(sq0, change));
        p0 = ToPixels(Vector128.AddSaturate(sp0, change));
        change = Narrow(lower + lower + half, upper + upper + half);
        q1 = ToPixels(Vector128.SubtractSaturate(sq1, change));
        p1 = ToPixels(Vector128.AddSaturate(sp1, change));
        change = Narrow(lower + half, upper + half);
        q2 = ToPixels(Vector128.SubtractSaturate(ToSigned(q2), change));
        p2 = ToPixels(Vector128.AddSaturate(ToSigned(p2), change));
    }

    /// <summary>Smooths an edge between subblocks: up to two pixels on either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SmoothSubblocks(
        Vector128<byte> p3,
        Vector128<byte> p2,
        ref Vector128<byte> p1,
        ref Vector128<byte> p0,
        ref Vector128<byte> q0,
        ref Vector128<byte> q1,
        Vector128<byte> q2,
        Vector128<byte> q3,
        in EdgeLimits limits)
    {
        Vector128<byte> mask = FindSmooth(p3, p2, p1, p0, q0, q1, q2, q3, limits.SubblockEdge, limits.Interior);
        if (mask == Vector128<byte>.Zero)
            return;

        Vector128<sbyte> varies = FindVariance(p1, p0, q0, q1, limits.Variance).AsSByte();
        (Vector128<sbyte> sp1, Vector128<sbyte> sp0) = (ToSigned(p1), ToSigned(p0));
        (Vector128<sbyte> sq0, Vector128<sbyte> sq1) = (ToSigned(q0), ToSigned(q1));
        Vector128<sbyte> step = FindStep(Vector128.SubtractSaturate(sp1, sq1) & varies, sp0, sq0) & mask.AsSByte();
        Vector128<sbyte> change = Eighth(step, 4);
        q0 = ToPixels(Vector128.SubtractSaturate(sq0, change));
        p0 = ToPixels(Vector128.AddSaturate(sp0, Eighth(step, 3)));

        // Half as much one pixel further.
        change = Vector128.AndNot(HalfUp(change), varies);
        q1 = ToPixels(Vector128.SubtractSaturate(sq1, change));
        p1 = ToPixels(Vector128.AddSaturate(sp1, change));
    }

    /// <summary>Smooths an edge of either kind as the simple filter does: one pixel on either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SmoothSimply(Vector128<byte> p1, ref Vector128<byte> p0, ref Vector128<byte> q0, Vector128<byte> q1, Vector128<byte> edgeLimit)
    {
        Vector128<byte> mask = IsAtMost(FindEdge(p1, p0, q0, q1), edgeLimit);
        Vector128<sbyte> sp0 = ToSigned(p0);
        Vector128<sbyte> sq0 = ToSigned(q0);
        Vector128<sbyte> step = FindStep(Vector128.SubtractSaturate(ToSigned(p1), ToSigned(q1)), sp0, sq0) & mask.AsSByte();
        q0 = ToPixels(Vector128.SubtractSaturate(sq0, Eighth(step, 4)));
        p0 = ToPixels(Vector128.AddSaturate(sp0, Eighth(step, 3)));
    }

    /// <summary>Finds the segments without a step that may be a part of the picture.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> FindSmooth(
        Vector128<byte> p3,
        Vector128<byte> p2,
        Vector128<byte> p1,
        Vector128<byte> p0,
        Vector128<byte> q0,
        Vector128<byte> q1,
        Vector128<byte> q2,
        Vector128<byte> q3,
        Vector128<byte> edgeLimit,
        Vector128<byte> interiorLimit)
    {
        Vector128<byte> ahead = Vector128.Max(Vector128.Max(Distance(p3, p2), Distance(p2, p1)), Distance(p1, p0));
        Vector128<byte> behind = Vector128.Max(Vector128.Max(Distance(q3, q2), Distance(q2, q1)), Distance(q1, q0));
        return IsAtMost(Vector128.Max(ahead, behind), interiorLimit) & IsAtMost(FindEdge(p1, p0, q0, q1), edgeLimit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> FindEdge(Vector128<byte> p1, Vector128<byte> p0, Vector128<byte> q0, Vector128<byte> q1)
    {
        Vector128<byte> inner = Distance(p0, q0);
        return Vector128.AddSaturate(Vector128.AddSaturate(inner, inner), Distance(p1, q1) >>> 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> FindVariance(Vector128<byte> p1, Vector128<byte> p0, Vector128<byte> q0, Vector128<byte> q1, Vector128<byte> limit)
        => ~IsAtMost(Vector128.Max(Distance(p1, p0), Distance(q1, q0)), limit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<sbyte> FindStep(Vector128<sbyte> outer, Vector128<sbyte> p0, Vector128<sbyte> q0)
    {
        Vector128<sbyte> inner = Vector128.SubtractSaturate(q0, p0);
        return Vector128.AddSaturate(Vector128.AddSaturate(Vector128.AddSaturate(outer, inner), inner), inner);
    }

    /// <summary>Divides by eight after adding a rounding term. Bytes have no arithmetic shift, so they are made positive for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<sbyte> Eighth(Vector128<sbyte> value, sbyte rounding)
    {
        Vector128<byte> positive = ToPixels(Vector128.AddSaturate(value, Vector128.Create(rounding)));
        return (positive >>> 3).AsSByte() - Vector128.Create((sbyte)16);
    }

    /// <summary>Halves numbers between -16 and 15, rounded up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<sbyte> HalfUp(Vector128<sbyte> value)
    {
        Vector128<byte> positive = (value + Vector128.Create((sbyte)17)).AsByte();
        return (positive >>> 1).AsSByte() - Vector128.Create((sbyte)8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<sbyte> Narrow(Vector128<short> lower, Vector128<short> upper) => Vector128.NarrowWithSaturation(lower >> 7, upper >> 7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Distance(Vector128<byte> left, Vector128<byte> right) => Vector128.Max(left, right) - Vector128.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> IsAtMost(Vector128<byte> value, Vector128<byte> limit)
        => Vector128.Equals(Vector128.SubtractSaturate(value, limit), Vector128<byte>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<sbyte> ToSigned(Vector128<byte> pixels) => (pixels ^ SignBits).AsSByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ToPixels(Vector128<sbyte> signed) => signed.AsByte() ^ SignBits;
}
