using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Smooths the edges of macroblocks, row by row, with the normal filter (RFC 6386, 15.1 and 15.3).</summary>
/// <remarks>
/// The row is the one above row 0 of the planes. The order matters: of a macroblock the left edge, the upright inner ones, the upper edge, the level inner
/// ones, and then the next macroblock.
/// </remarks>
internal static class LoopFilter
{
    private const int Subblock = 4;

    // Columns of brightness: four of the macroblock to the left, its own, and four of the one to the right, which stay as they are.
    private const int Windows = 3;

    /// <summary>Smooths a row of macroblocks.</summary>
    /// <param name="planes">The planes.</param>
    /// <param name="row">How each macroblock is smoothed.</param>
    /// <param name="isTopmost">Whether the picture has no macroblocks above.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Smooth(FramePlanes planes, ReadOnlySpan<MacroblockEdges> row, bool isTopmost)
    {
        Span<Vector128<byte>> columns = stackalloc Vector128<byte>[Windows * ColumnWindow.Width];
        for (int column = 0; column < row.Length; column++)
        {
            MacroblockEdges edges = row[column];
            if (edges.Strength.EdgeLimit == 0)
                continue;

            var limits = new EdgeLimits(edges.Strength);
            bool hasInner = edges.HasInner;
            bool hasLeft = column > 0;
            int place = planes.Luma.PlaceOf(-FramePlanes.LumaSide, column * FramePlanes.LumaSide);
            int chroma = planes.U.PlaceOf(-FramePlanes.ChromaSide, column * FramePlanes.ChromaSide);
            if (hasLeft || hasInner)
            {
                SmoothUprightLuma(planes.Luma, place, limits, hasLeft, hasInner, columns);
                SmoothUprightChroma(planes, chroma, limits, hasLeft, hasInner, columns);
            }

            SmoothLevelLuma(planes.Luma, place, limits, !isTopmost, hasInner);
            SmoothLevelChroma(planes, chroma, limits, !isTopmost, hasInner);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SmoothUprightLuma(PlaneStrip strip, int place, in EdgeLimits limits, bool hasLeft, bool hasInner, Span<Vector128<byte>> columns)
    {
        int stride = strip.Stride;
        Span<byte> upper = strip.Pixels[(place - Subblock)..];
        Span<byte> lower = upper[(FramePlanes.LumaSide / 2 * stride)..];
        int windows = hasInner ? Windows : 1;
        for (int window = 0; window < windows; window++)
        {
            int first = window * ColumnWindow.Width;
            ColumnWindow.Load(upper[first..], lower[first..], stride, columns.Slice(first, ColumnWindow.Width));
        }

        if (hasLeft)
            SmoothMacroblocks(columns, limits);
        for (int edge = Subblock; hasInner && edge < FramePlanes.LumaSide; edge += Subblock)
            SmoothSubblocks(columns[edge..], limits);
        for (int window = 0; window < windows; window++)
        {
            int first = window * ColumnWindow.Width;
            ColumnWindow.Store(upper[first..], lower[first..], stride, columns.Slice(first, ColumnWindow.Width));
        }
    }

    // Both colours at once, the one above the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SmoothUprightChroma(FramePlanes planes, int place, in EdgeLimits limits, bool hasLeft, bool hasInner, Span<Vector128<byte>> columns)
    {
        int stride = planes.U.Stride;
        Span<byte> u = planes.U.Pixels[(place - Subblock)..];
        Span<byte> v = planes.V.Pixels[(place - Subblock)..];
        int windows = hasInner ? Windows - 1 : 1;
        for (int window = 0; window < windows; window++)
        {
            int first = window * ColumnWindow.Width;
            ColumnWindow.Load(u[first..], v[first..], stride, columns.Slice(first, ColumnWindow.Width));
        }

        if (hasLeft)
            SmoothMacroblocks(columns, limits);
        if (hasInner)
            SmoothSubblocks(columns[Subblock..], limits);
        for (int window = 0; window < windows; window++)
        {
            int first = window * ColumnWindow.Width;
            ColumnWindow.Store(u[first..], v[first..], stride, columns.Slice(first, ColumnWindow.Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SmoothMacroblocks(Span<Vector128<byte>> lines, in EdgeLimits limits)
    {
        lines = lines[..8];
        EdgeFilter.SmoothMacroblocks(
            lines[0], ref lines[1], ref lines[2], ref lines[3], ref lines[4], ref lines[5], ref lines[6], lines[7], limits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SmoothSubblocks(Span<Vector128<byte>> lines, in EdgeLimits limits)
    {
        lines = lines[..8];
        EdgeFilter.SmoothSubblocks(lines[0], lines[1], ref lines[2], ref lines[3], ref lines[4], ref lines[5], lines[6], lines[7], limits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SmoothLevelLuma(PlaneStrip strip, int place, in EdgeLimits limits, bool hasUpper, bool hasInner)
    {
        int stride = strip.Stride;
        Span<byte> pixels = strip.Pixels[(place - (Subblock * stride))..];
        if (hasUpper)
        {
            Vector128<byte> p3 = Load(pixels, 0), p2 = Load(pixels, stride), p1 = Load(pixels, 2 * stride), p0 = Load(pixels, 3 * stride);
            Vector128<byte> q0 = Load(pixels, 4 * stride), q1 = Load(pixels, 5 * stride), q2 = Load(pixels, 6 * stride), q3 = Load(pixels, 7 * stride);
            EdgeFilter.SmoothMacroblocks(p3, ref p2, ref p1, ref p0, ref q0, ref q1, ref q2, q3, limits);
            p2.CopyTo(pixels[stride..]);
            p1.CopyTo(pixels[(2 * stride)..]);
            p0.CopyTo(pixels[(3 * stride)..]);
            q0.CopyTo(pixels[(4 * stride)..]);
            q1.CopyTo(pixels[(5 * stride)..]);
            q2.CopyTo(pixels[(6 * stride)..]);
        }

        for (int edge = Subblock; hasInner && edge < FramePlanes.LumaSide; edge += Subblock)
        {
            pixels = pixels[(Subblock * stride)..];
            Vector128<byte> p3 = Load(pixels, 0), p2 = Load(pixels, stride), p1 = Load(pixels, 2 * stride), p0 = Load(pixels, 3 * stride);
            Vector128<byte> q0 = Load(pixels, 4 * stride), q1 = Load(pixels, 5 * stride), q2 = Load(pixels, 6 * stride), q3 = Load(pixels, 7 * stride);
            EdgeFilter.SmoothSubblocks(p3, p2, ref p1, ref p0, ref q0, ref q1, q2, q3, limits);
            p1.CopyTo(pixels[(2 * stride)..]);
            p0.CopyTo(pixels[(3 * stride)..]);
            q0.CopyTo(pixels[(4 * stride)..]);
            q1.CopyTo(pixels[(5 * stride)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SmoothLevelChroma(FramePlanes planes, int place, in EdgeLimits limits, bool hasUpper, bool hasInner)
    {
        int stride = planes.U.Stride;
        Span<byte> u = planes.U.Pixels[(place - (Subblock * stride))..];
        Span<byte> v = planes.V.Pixels[(place - (Subblock * stride))..];
        if (hasUpper)
        {
            Vector128<byte> p3 = Load(u, v, 0), p2 = Load(u, v, stride), p1 = Load(u, v, 2 * stride), p0 = Load(u, v, 3 * stride);
            Vector128<byte> q0 = Load(u, v, 4 * stride), q1 = Load(u, v, 5 * stride), q2 = Load(u, v, 6 * stride), q3 = Load(u, v, 7 * stride);
            EdgeFilter.SmoothMacroblocks(p3, ref p2, ref p1, ref p0, ref q0, ref q1, ref q2, q3, limits);
            Store(p2, u, v, stride);
            Store(p1, u, v, 2 * stride);
            Store(p0, u, v, 3 * stride);
            Store(q0, u, v, 4 * stride);
            Store(q1, u, v, 5 * stride);
            Store(q2, u, v, 6 * stride);
        }

        if (hasInner)
        {
            u = u[(Subblock * stride)..];
            v = v[(Subblock * stride)..];
            Vector128<byte> p3 = Load(u, v, 0), p2 = Load(u, v, stride), p1 = Load(u, v, 2 * stride), p0 = Load(u, v, 3 * stride);
            Vector128<byte> q0 = Load(u, v, 4 * stride), q1 = Load(u, v, 5 * stride), q2 = Load(u, v, 6 * stride), q3 = Load(u, v, 7 * stride);
            EdgeFilter.SmoothSubblocks(p3, p2, ref p1, ref p0, ref q0, ref q1, q2, q3, limits);
            Store(p1, u, v, 2 * stride);
            Store(p0, u, v, 3 * stride);
            Store(q0, u, v, 4 * stride);
            Store(q1, u, v, 5 * stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load(ReadOnlySpan<byte> pixels, int place) => Vector128.Create(pixels[place..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load(ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, int place)
        => Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(u[place..]), BinaryPrimitives.ReadUInt64LittleEndian(v[place..])).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<byte> rows, Span<byte> u, Span<byte> v, int place)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(u[place..], rows.AsUInt64()[0]);
        BinaryPrimitives.WriteUInt64LittleEndian(v[place..], rows.AsUInt64()[1]);
    }
}
