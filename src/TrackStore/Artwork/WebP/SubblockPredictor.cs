using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>
/// Predicts subblocks of four by four pixels from the pixels around them (RFC 6386, 12.3). The means of neighbours are formed for eight pixels at once, in
/// the bytes of an integer, the pixel that comes first in the lowest.
/// </summary>
internal static class SubblockPredictor
{
    private const ulong WithoutLowestBits = 0xFEFE_FEFE_FEFE_FEFE;
    private const uint EachByte = 0x0101_0101;

    /// <summary>Predicts a subblock.</summary>
    /// <param name="mode">How it is predicted.</param>
    /// <param name="above">The eight pixels above it and above its right neighbour.</param>
    /// <param name="left">The four pixels to the left of it, from the top.</param>
    /// <param name="corner">The pixel above those.</param>
    /// <returns>The four rows.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector128<byte> Predict(SubblockMode mode, ulong above, uint left, byte corner) => mode switch
    {
        SubblockMode.Mean => PredictMean((uint)above, left),
        SubblockMode.TrueMotion => PredictTrueMotion((uint)above, left, corner),
        SubblockMode.Vertical => PredictVertical(above, corner),
        SubblockMode.Horizontal => PredictHorizontal(left, corner),
        SubblockMode.LeftDown => PredictLeftDown(above),
        SubblockMode.RightDown => PredictRightDown(EdgeOf(above, left, corner), above),
        SubblockMode.VerticalRight => PredictVerticalRight(EdgeOf(above, left, corner), above),
        SubblockMode.VerticalLeft => PredictVerticalLeft(above),
        SubblockMode.HorizontalDown => PredictHorizontalDown(EdgeOf(above, left, corner)),
        _ => PredictHorizontalUp(left),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictMean(uint above, uint left)
    {
        uint sum = 4;
        for (int shift = 0; shift < 32; shift += 8)
            sum += (byte)(above >> shift) + (uint)(byte)(left >> shift);
        return Vector128.Create((byte)(sum >> 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictTrueMotion(uint above, uint left, byte corner)
    {
        Vector128<short> row = Vector128.WidenLower(Vector128.Create(above).AsByte()).AsInt16() - Vector128.Create((short)corner);
        Vector128<short> upper = Vector128.WidenLower(Vector128.Create((left & 0xFF) * EachByte, (left >> 8 & 0xFF) * EachByte, 0, 0).AsByte()).AsInt16();
        Vector128<short> lower = Vector128.WidenLower(Vector128.Create((left >> 16 & 0xFF) * EachByte, (left >> 24) * EachByte, 0, 0).AsByte()).AsInt16();
        return Lanes.NarrowToBytes(row + upper, row + lower);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictVertical(ulong above, byte corner)
    {
        ulong before = above << 8 | corner;
        return Vector128.Create((uint)Smooth(before, above, above >> 8)).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictHorizontal(uint left, byte corner)
    {
        ulong before = (ulong)left << 8 | corner;
        ulong behind = left >> 8 | (left & 0xFF00_0000);
        uint rows = (uint)Smooth(before, left, behind);
        return Vector128.Create((rows & 0xFF) * EachByte, (rows >> 8 & 0xFF) * EachByte, (rows >> 16 & 0xFF) * EachByte, (rows >> 24) * EachByte).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictLeftDown(ulong above)
    {
        ulong next = Next(above);
        ulong lines = Smooth(above, next, Next(next));
        return Vector128.Create((uint)lines, (uint)(lines >> 8), (uint)(lines >> 16), (uint)(lines >> 24)).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictVerticalLeft(ulong above)
    {
        ulong next = Next(above);
        ulong halves = Halve(above, next);
        ulong lines = Smooth(above, next, Next(next));
        uint third = (uint)(halves >> 8 & 0xFF_FFFF) | (uint)(lines >> 8 & 0xFF00_0000);
        uint fourth = (uint)(lines >> 8 & 0xFF_FFFF) | (uint)(lines >> 16 & 0xFF00_0000);
        return Vector128.Create((uint)halves, (uint)lines, third, fourth).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictRightDown(ulong edge, ulong above)
    {
        ulong lines = SmoothEdge(edge, above);
        return Vector128.Create((uint)(lines >> 24), (uint)(lines >> 16), (uint)(lines >> 8), (uint)lines).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictVerticalRight(ulong edge, ulong above)
    {
        // The mean of the corner and the first pixel above is the fifth of the edge, the lines' first is centred on the edge's second.
        ulong lines = SmoothEdge(edge, above);
        uint first = (uint)(Halve(edge, edge >> 8 | above >> 24 << 56) >> 32);
        uint second = (uint)(lines >> 24);
        uint third = first << 8 | (byte)(lines >> 16);
        uint fourth = second << 8 | (byte)(lines >> 8);
        return Vector128.Create(first, second, third, fourth).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictHorizontalDown(ulong edge)
    {
        // Lines and halves take turns: half, line, half and so on, from the lowest pixel to the left on.
        ulong halves = Halve(edge, edge >> 8);
        ulong lines = Smooth(edge, edge >> 8, edge >> 16);
        ulong both = Lanes.InterleaveLower(Vector128.Create(halves).AsByte(), Vector128.Create(lines).AsByte()).AsUInt64()[0];
        uint first = (uint)(both >> 48) | (uint)(lines >> 32 & 0xFFFF) << 16;
        return Vector128.Create(first, (uint)(both >> 32), (uint)(both >> 16), (uint)both).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> PredictHorizontalUp(uint left)
    {
        uint last = left >> 24;
        ulong filled = left | (ulong)(last * EachByte) << 32;
        ulong halves = Halve(filled, filled >> 8);
        ulong lines = Smooth(filled, filled >> 8, filled >> 16);
        ulong both = Lanes.InterleaveLower(Vector128.Create(halves).AsByte(), Vector128.Create(lines).AsByte()).AsUInt64()[0];
        return Vector128.Create((uint)both, (uint)(both >> 16), (uint)(both >> 32), last * EachByte).AsByte();
    }

    /// <summary>Puts the first eight pixels of the edge together: from the lowest to the left up to the corner, then to the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EdgeOf(ulong above, uint left, byte corner)
        => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(left) | (ulong)corner << 32 | above << 40;

    /// <summary>Smooths the edge; the first result is centred on its second pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SmoothEdge(ulong edge, ulong above)
    {
        ulong next = edge >> 8 | above >> 24 << 56;
        return Smooth(edge, next, next >> 8);
    }

    /// <summary>Moves on by a pixel; the last one stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Next(ulong pixels) => pixels >> 8 | (pixels & 0xFF00_0000_0000_0000);

    /// <summary>Gives the means of two pixels each, rounded up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Halve(ulong left, ulong right) => (left | right) - (((left ^ right) & WithoutLowestBits) >> 1);

    /// <summary>Gives the means of three pixels each, of which the one in the middle counts twice, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Smooth(ulong left, ulong middle, ulong right)
    {
        ulong outer = (left & right) + (((left ^ right) & WithoutLowestBits) >> 1);
        return Halve(outer, middle);
    }
}
