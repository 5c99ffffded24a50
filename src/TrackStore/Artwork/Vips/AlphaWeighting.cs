using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.Vips;

/// <summary>
/// Multiplies colours by their alpha and divides them by it again, in place, on 8-bit pixels with alpha last. It rounds as libvips' own steps in floating
/// point do, at a fraction of their time.
/// </summary>
internal static class AlphaWeighting
{
    // 255 / alpha; what can't be seen has no colour.
    private static readonly float[] Factors = [0, .. Enumerable.Range(1, 255).Select(alpha => 255f / alpha)];

    /// <summary>Multiplies each colour by alpha / 255, to the nearest.</summary>
    /// <param name="pixels">Pixels of 4 bytes (red, green, blue, alpha) or 2 (grey, alpha).</param>
    /// <param name="bands">The bytes of a pixel.</param>
    public static void Multiply(Span<byte> pixels, int bands)
    {
        Debug.Assert(bands is 2 or 4 && pixels.Length % bands == 0);
        if (bands == 4)
            MultiplyColours(pixels);
        else
            MultiplyGreys(pixels);
    }

    /// <summary>Divides each colour by alpha / 255, to the nearest and at most to 255.</summary>
    /// <param name="pixels">Pixels of 4 bytes (red, green, blue, alpha) or 2 (grey, alpha).</param>
    /// <param name="bands">The bytes of a pixel.</param>
    public static void Divide(Span<byte> pixels, int bands)
    {
        Debug.Assert(bands is 2 or 4 && pixels.Length % bands == 0);
        if (bands == 4)
            DivideColours(pixels);
        else
            DivideGreys(pixels);
    }

    private static void MultiplyColours(Span<byte> pixels)
    {
        int done = 0;
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            Vector128<byte> alphas = Vector128.Create((byte)3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15);
            Vector128<byte> opaque = Vector128.Create(0xFF000000u).AsByte();
            for (; done <= pixels.Length - Vector128<byte>.Count; done += Vector128<byte>.Count)
            {
                Span<byte> four = pixels.Slice(done, Vector128<byte>.Count);
                Vector128<byte> colours = Vector128.Create<byte>(four);

                // Alpha itself is multiplied by 255, and so stays.
                Vector128<byte> weights = Vector128.Shuffle(colours, alphas) | opaque;
                (Vector128<ushort> colourLow, Vector128<ushort> colourHigh) = Vector128.Widen(colours);
                (Vector128<ushort> weightLow, Vector128<ushort> weightHigh) = Vector128.Widen(weights);
                Vector128.Narrow(Weigh(colourLow, weightLow), Weigh(colourHigh, weightHigh)).CopyTo(four);
            }
        }

        for (; done < pixels.Length; done += 4)
        {
            Span<byte> pixel = pixels.Slice(done, 4);
            for (int band = 0; band < 3; band++)
                pixel[band] = Weigh(pixel[band], pixel[3]);
        }
    }

    private static void MultiplyGreys(Span<byte> pixels)
    {
        for (int at = 0; at < pixels.Length; at += 2)
            pixels[at] = Weigh(pixels[at], pixels[at + 1]);
    }

    private static void DivideColours(Span<byte> pixels)
    {
        Span<uint> whole = MemoryMarshal.Cast<byte, uint>(pixels);
        for (int at = 0; at < whole.Length; at++)
        {
            uint pixel = BitConverter.IsLittleEndian ? whole[at] : BinaryPrimitives.ReverseEndianness(whole[at]);
            uint alpha = pixel >> 24;
            if (alpha == byte.MaxValue)
                continue;

            Vector128<int> colours = Vector128.Create((int)(pixel & 0xFF), (int)(pixel >> 8 & 0xFF), (int)(pixel >> 16 & 0xFF), 0);
            Vector128<float> divided = Vector128.Round(Vector128.ConvertToSingle(colours) * Factors[alpha]);
            Vector128<int> shown = Vector128.Min(Vector128.ConvertToInt32(divided), Vector128.Create(255));
            uint result = (uint)shown[0] | (uint)shown[1] << 8 | (uint)shown[2] << 16 | alpha << 24;
            whole[at] = BitConverter.IsLittleEndian ? result : BinaryPrimitives.ReverseEndianness(result);
        }
    }

    private static void DivideGreys(Span<byte> pixels)
    {
        for (int at = 0; at < pixels.Length; at += 2)
            pixels[at] = (byte)Math.Min(MathF.Round(pixels[at] * Factors[pixels[at + 1]]), 255);
    }

    // The nearest to a product divided by 255: (p + 128 + ((p + 128) >> 8)) >> 8 is exact for products of two bytes. (J. Blinn, "Three Wrongs Make a
    // Right", IEEE Computer Graphics and Applications 15(6), 1995.)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Weigh(Vector128<ushort> colours, Vector128<ushort> weights)
    {
        Vector128<ushort> product = (colours * weights) + Vector128.Create((ushort)128);
        return (product + (product >> 8)) >> 8;
    }

    private static byte Weigh(byte colour, byte weight)
    {
        int product = (colour * weight) + 128;
        return (byte)((product + (product >> 8)) >> 8);
    }
}
