using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Predicts whole blocks of a macroblock from the pixels around them, in place (RFC 6386, 12.2 and 12.3).</summary>
internal static class BlockPredictor
{
    private const byte MeanOfNothing = 128;

    /// <summary>Predicts a block.</summary>
    /// <param name="strip">The plane.</param>
    /// <param name="column">The block's first column; its first row is row 0.</param>
    /// <param name="side">How many pixels it has on a side: 16 or 8.</param>
    /// <param name="mode">How it is predicted, not by subblocks.</param>
    /// <param name="isTopmost">Whether the picture has no pixels above it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Predict(PlaneStrip strip, int column, int side, BlockMode mode, bool isTopmost)
    {
        Debug.Assert(side is 8 or 16 && mode != BlockMode.Subblocks);
        Span<byte> pixels = strip.Pixels;
        int stride = strip.Stride;
        int place = strip.PlaceOf(0, column);

        // Where a block is eight wide, the other eight pixels are its neighbour's, or in the margin.
        Vector128<byte> above = Vector128.Create<byte>(pixels[(place - stride)..]);
        switch (mode)
        {
            case BlockMode.Mean:
                Vector128<byte> mean = Vector128.Create(FindMean(pixels, place, stride, side, hasAbove: !isTopmost, hasLeft: column > 0));
                for (int row = 0; row < side; row++, place += stride)
                    Write(pixels[place..], side, mean);
                break;
            case BlockMode.Vertical:
                for (int row = 0; row < side; row++, place += stride)
                    Write(pixels[place..], side, above);
                break;
            case BlockMode.Horizontal:
                for (int row = 0; row < side; row++, place += stride)
                    Write(pixels[place..], side, Vector128.Create(pixels[place - 1]));
                break;
            default:
                Vector128<short> corner = Vector128.Create((short)pixels[place - stride - 1]);
                Vector128<short> lower = Vector128.WidenLower(above).AsInt16() - corner;
                Vector128<short> upper = Vector128.WidenUpper(above).AsInt16() - corner;
                for (int row = 0; row < side; row++, place += stride)
                {
                    Vector128<short> left = Vector128.Create((short)pixels[place - 1]);
                    Write(pixels[place..], side, Lanes.NarrowToBytes(lower + left, upper + left));
                }

                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte FindMean(ReadOnlySpan<byte> pixels, int place, int stride, int side, bool hasAbove, bool hasLeft)
    {
        if (!hasAbove && !hasLeft)
            return MeanOfNothing;

        int sum = 0;
        if (hasAbove)
        {
            Vector128<byte> above = Vector128.Create(pixels[(place - stride)..]);
            sum = Vector128.Sum(side == Vector128<byte>.Count ? Vector128.WidenLower(above) + Vector128.WidenUpper(above) : Vector128.WidenLower(above));
        }

        for (int row = 0; row < side && hasLeft; row++)
            sum += pixels[place - 1 + (row * stride)];
        int count = hasAbove && hasLeft ? 2 * side : side;
        return (byte)((sum + (count / 2)) / count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Span<byte> pixels, int side, Vector128<byte> row)
    {
        if (side == Vector128<byte>.Count)
            row.CopyTo(pixels);
        else
            BinaryPrimitives.WriteUInt64LittleEndian(pixels, row.AsUInt64()[0]);
    }
}
