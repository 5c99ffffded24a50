using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Smooths the edges of macroblocks, row by row, with the simple filter, which is for brightness only (RFC 6386, 15.2).</summary>
/// <remarks>The row and the order are those of <see cref="LoopFilter"/>.</remarks>
internal static class SimpleLoopFilter
{
    private const int Subblock = 4;

    /// <summary>Smooths a row of macroblocks.</summary>
    /// <param name="strip">The brightness.</param>
    /// <param name="row">How each macroblock is smoothed.</param>
    /// <param name="isTopmost">Whether the picture has no macroblocks above.</param>
    public static void Smooth(PlaneStrip strip, ReadOnlySpan<MacroblockEdges> row, bool isTopmost)
    {
        Span<Vector128<byte>> columns = stackalloc Vector128<byte>[ColumnWindow.Width];
        for (int column = 0; column < row.Length; column++)
        {
            MacroblockEdges edges = row[column];
            if (edges.Strength.EdgeLimit == 0)
                continue;

            var limits = new EdgeLimits(edges.Strength);
            int place = strip.PlaceOf(-FramePlanes.LumaSide, column * FramePlanes.LumaSide);
            if (column > 0)
                SmoothUpright(strip, place, limits.MacroblockEdge, columns);
            for (int edge = Subblock; edges.HasInner && edge < FramePlanes.LumaSide; edge += Subblock)
                SmoothUpright(strip, place + edge, limits.SubblockEdge, columns);
            if (!isTopmost)
                SmoothLevel(strip, place, limits.MacroblockEdge);
            for (int edge = Subblock; edges.HasInner && edge < FramePlanes.LumaSide; edge += Subblock)
                SmoothLevel(strip, place + (edge * strip.Stride), limits.SubblockEdge);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SmoothUpright(PlaneStrip strip, int place, Vector128<byte> limit, Span<Vector128<byte>> columns)
    {
        Span<byte> upper = strip.Pixels[(place - (ColumnWindow.Width / 2))..];
        Span<byte> lower = upper[(FramePlanes.LumaSide / 2 * strip.Stride)..];
        ColumnWindow.Load(upper, lower, strip.Stride, columns);
        EdgeFilter.SmoothSimply(columns[2], ref columns[3], ref columns[4], columns[5], limit);
        ColumnWindow.Store(upper, lower, strip.Stride, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SmoothLevel(PlaneStrip strip, int place, Vector128<byte> limit)
    {
        int stride = strip.Stride;
        Span<byte> pixels = strip.Pixels[(place - (2 * stride))..];
        Vector128<byte> p0 = Vector128.Create<byte>(pixels[stride..]);
        Vector128<byte> q0 = Vector128.Create<byte>(pixels[(2 * stride)..]);
        EdgeFilter.SmoothSimply(Vector128.Create<byte>(pixels), ref p0, ref q0, Vector128.Create<byte>(pixels[(3 * stride)..]), limit);
        p0.CopyTo(pixels[stride..]);
        q0.CopyTo(pixels[(2 * stride)..]);
    }
}
