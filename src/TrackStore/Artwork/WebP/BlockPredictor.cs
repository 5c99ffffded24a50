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
        ReadOnlySpan<byte> above = pixels.Slice(place - stride, side);
        switch (mode)
        {
            case BlockMode.Mean:
                byte mean = FindMean(pixels, place, stride, side, hasAbove: !isTopmost, hasLeft: column > 0);
                for (int row = 0; row < side; row++, place += stride)
                    pixels.Slice(place, side).Fill(mean);
                break;
            case BlockMode.Vertical:
                for (int row = 0; row < side; row++, place += stride)
                    above.CopyTo(pixels.Slice(place, side));
                break;
            case BlockMode.Horizontal:
                for (int row = 0; row < side; row++, place += stride)
                    pixels.Slice(place, side).Fill(pixels[place - 1]);
                break;
            default:
                PredictTrueMotion(pixels, place, stride, side);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static byte FindMean(ReadOnlySpan<byte> pixels, int place, int stride, int side, bool hasAbove, bool hasLeft)
    {
        if (!hasAbove && !hasLeft)
            return MeanOfNothing;

        int sum = 0;
        for (int index = 0; index < side && hasAbove; index++)
            sum += pixels[place - stride + index];
        for (int index = 0; index < side && hasLeft; index++)
            sum += pixels[place - 1 + (index * stride)];
        int count = hasAbove && hasLeft ? 2 * side : side;
        return (byte)((sum + (count / 2)) / count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PredictTrueMotion(Span<byte> pixels, int place, int stride, int side)
    {
        byte corner = pixels[place - stride - 1];

        // Eight pixels more than a block of eight is wide are in the strip's margin.
        Vector128<byte> above = Vector128.Create<byte>(pixels[(place - stride)..]);
        Vector128<short> lower = Vector128.WidenLower(above).AsInt16();
        Vector128<short> upper = Vector128.WidenUpper(above).AsInt16();
        for (int row = 0; row < side; row++, place += stride)
        {
            Vector128<short> step = Vector128.Create((short)(pixels[place - 1] - corner));
            Vector128<byte> predicted = Lanes.NarrowToBytes(lower + step, upper + step);
            if (side == Vector128<byte>.Count)
                predicted.CopyTo(pixels[place..]);
            else
                predicted.GetLower().CopyTo(pixels[place..]);
        }
    }
}
