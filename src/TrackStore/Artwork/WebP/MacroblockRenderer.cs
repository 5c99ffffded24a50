using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>Predicts macroblocks and adds their residual (RFC 6386, 12 and 14.5).</summary>
/// <param name="planes">The planes that it works on.</param>
/// <param name="columns">How many macroblocks a row has.</param>
internal sealed class MacroblockRenderer(FramePlanes planes, int columns)
{
    private const int BlockSide = 4;

    /// <summary>Renders a macroblock into row 0 of the planes.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="isTopmost">Whether the picture has none above it.</param>
    /// <param name="modes">Its modes.</param>
    /// <param name="subblocks">The modes of its subblocks, where it has them.</param>
    /// <param name="residual">What is added, or null for nothing.</param>
    public void Render(int column, bool isTopmost, MacroblockModes modes, ReadOnlySpan<SubblockMode> subblocks, MacroblockResidual? residual)
    {
        if (modes.Luma == BlockMode.Subblocks)
            RenderSubblocks(column, isTopmost, subblocks, residual);
        else
            RenderBlock(planes.Luma, column, FramePlanes.LumaSide, isTopmost, modes.Luma, residual, MacroblockResidual.FirstLuma);
        RenderBlock(planes.U, column, FramePlanes.ChromaSide, isTopmost, modes.Chroma, residual, MacroblockResidual.FirstU);
        RenderBlock(planes.V, column, FramePlanes.ChromaSide, isTopmost, modes.Chroma, residual, MacroblockResidual.FirstV);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RenderBlock(PlaneStrip strip, int column, int side, bool isTopmost, BlockMode mode, MacroblockResidual? residual, int firstBlock)
    {
        column *= side;
        BlockPredictor.Predict(strip, column, side, mode, isTopmost);
        if (residual is null)
            return;

        int stride = strip.Stride;
        int place = strip.PlaceOf(0, column);
        Span<byte> pixels = strip.Pixels;
        int block = firstBlock;
        Quantiser quantiser = block == MacroblockResidual.FirstLuma ? residual.Luma : residual.Chroma;
        for (int y = 0; y < side; y += BlockSide)
        {
            for (int x = 0; x < side; x += BlockSide, block++)
            {
                int end = residual.EndOf(block);
                if (end == 0)
                    continue;

                int at = place + (y * stride) + x;
                Write(pixels, at, stride, Add(Read(pixels, at, stride), residual.BlockAt(block), end, quantiser));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RenderSubblocks(int column, bool isTopmost, ReadOnlySpan<SubblockMode> modes, MacroblockResidual? residual)
    {
        PlaneStrip strip = planes.Luma;
        int stride = strip.Stride;
        int place = strip.PlaceOf(0, column * FramePlanes.LumaSide);
        Span<byte> pixels = strip.Pixels;

        // What lies to the right above the rightmost subblocks is taken from above the macroblock, and in the last column repeats its last pixel.
        bool repeats = column == columns - 1 && !isTopmost;
        int behind = place - stride + FramePlanes.LumaSide;
        uint aboveRight = repeats ? pixels[behind - 1] * 0x0101_0101u : ReadFour(pixels, behind);
        for (int block = 0; block < modes.Length; block++)
        {
            int x = block % BlockSide * BlockSide;
            int at = place + (block / BlockSide * BlockSide * stride) + x;
            ulong above = x < FramePlanes.LumaSide - BlockSide
                ? BinaryPrimitives.ReadUInt64LittleEndian(pixels[(at - stride)..])
                : ReadFour(pixels, at - stride) | (ulong)aboveRight << 32;
            Vector128<byte> rows = SubblockPredictor.Predict(modes[block], above, ReadColumn(pixels, at - 1, stride), corner: pixels[at - stride - 1]);
            if (residual is not null && residual.EndOf(block) is var end and > 0)
                rows = Add(rows, residual.BlockAt(block), end, residual.Luma);
            Write(pixels, at, stride, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Add(Vector128<byte> prediction, ReadOnlySpan<short> coefficients, int end, Quantiser quantiser) => end > 1
        ? CosineTransform.Add(prediction, coefficients, quantiser)
        : CosineTransform.Add(prediction, quantiser.MultiplyFirst(coefficients[0]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Read(ReadOnlySpan<byte> pixels, int place, int stride) => Vector128.Create(
        ReadFour(pixels, place), ReadFour(pixels, place + stride), ReadFour(pixels, place + (2 * stride)), ReadFour(pixels, place + (3 * stride))).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Span<byte> pixels, int place, int stride, Vector128<byte> rows)
    {
        for (int row = 0; row < BlockSide; row++)
            BinaryPrimitives.WriteUInt32LittleEndian(pixels[(place + (row * stride))..], rows.AsUInt32()[row]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadColumn(ReadOnlySpan<byte> pixels, int place, int stride)
        => pixels[place] | (uint)pixels[place + stride] << 8 | (uint)pixels[place + (2 * stride)] << 16 | (uint)pixels[place + (3 * stride)] << 24;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadFour(ReadOnlySpan<byte> pixels, int place) => BinaryPrimitives.ReadUInt32LittleEndian(pixels[place..]);
}
