using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrackStore.Artwork.WebP;

/// <summary>
/// Converts brightness and colours to red, green and blue as ITU-R BT.601 has it, whose brightness is 16 to 235 (RFC 9649, 2.5, and RFC 6386, 9.2), in
/// integers.
/// </summary>
internal static class YuvConverter
{
    // 64ths of 255 / 219, 255 / 224 * 1.402, * 1.772, * 0.344136 and * 0.714136, times 256; samples are multiplied as 256ths, of which the whole part stays.
    private const ushort Brightness = 19077;
    private const ushort RedOfV = 26149;
    private const ushort BlueOfU = 33050;
    private const ushort GreenOfU = 6419;
    private const ushort GreenOfV = 13320;

    // What black and the two neutral colours add up to, and a half for rounding, in 64ths.
    private const ushort RedOffset = 14234;
    private const ushort GreenOffset = 8708;
    private const ushort BlueOffset = 17685;
    private const int Bits = 6;

    private const int Channels = 3;

    /// <summary>Converts a row.</summary>
    /// <param name="luma">The brightness.</param>
    /// <param name="u">The colour from yellow to blue, of each pixel.</param>
    /// <param name="v">The colour from cyan to red, of each pixel.</param>
    /// <param name="rgb">Receives red, green and blue of each pixel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> rgb)
    {
        int column = 0;
        for (; column <= luma.Length - Vector128<byte>.Count; column += Vector128<byte>.Count)
        {
            (Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue) = Convert(
                Vector128.Create(luma[column..]), Vector128.Create(u[column..]), Vector128.Create(v[column..]));
            Interleave(red, green, blue, rgb[(column * Channels)..]);
        }

        for (; column < luma.Length; column++)
        {
            (Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue) = Convert(
                Vector128.CreateScalar(luma[column]), Vector128.CreateScalar(u[column]), Vector128.CreateScalar(v[column]));
            rgb[column * Channels] = red[0];
            rgb[(column * Channels) + 1] = green[0];
            rgb[(column * Channels) + 2] = blue[0];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<byte> Red, Vector128<byte> Green, Vector128<byte> Blue) Convert(Vector128<byte> luma, Vector128<byte> u, Vector128<byte> v)
    {
        (Vector128<ushort> redLower, Vector128<ushort> greenLower, Vector128<ushort> blueLower) = Convert(
            ToShares(Vector128.WidenLower(luma)), ToShares(Vector128.WidenLower(u)), ToShares(Vector128.WidenLower(v)));
        (Vector128<ushort> redUpper, Vector128<ushort> greenUpper, Vector128<ushort> blueUpper) = Convert(
            ToShares(Vector128.WidenUpper(luma)), ToShares(Vector128.WidenUpper(u)), ToShares(Vector128.WidenUpper(v)));
        return (Narrow(redLower, redUpper), Narrow(greenLower, greenUpper), Narrow(blueLower, blueUpper));
    }

    // No sum is above 65535, and what would be below 0 stops there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<ushort> Red, Vector128<ushort> Green, Vector128<ushort> Blue) Convert(
        Vector128<ushort> luma, Vector128<ushort> u, Vector128<ushort> v)
    {
        Vector128<ushort> brightness = Multiply(luma, Brightness);
        return (
            Vector128.SubtractSaturate(brightness + Multiply(v, RedOfV), Vector128.Create(RedOffset)),
            Vector128.SubtractSaturate(brightness + Vector128.Create(GreenOffset), Multiply(u, GreenOfU) + Multiply(v, GreenOfV)),
            Vector128.SubtractSaturate(brightness + Multiply(u, BlueOfU), Vector128.Create(BlueOffset)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> ToShares(Vector128<ushort> samples) => samples << 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Multiply(Vector128<ushort> shares, ushort factor) => Lanes.MultiplyHigh(shares, Vector128.Create(factor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector128<ushort> lower, Vector128<ushort> upper)
        => Lanes.NarrowToBytes((lower >>> Bits).AsInt16(), (upper >>> Bits).AsInt16());

    // Each third of the result takes its own five or six bytes of each channel; an index that is too large gives 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue, Span<byte> rgb)
    {
        const byte none = 255;
        (Vector128.Shuffle(red, Vector128.Create(0, none, none, 1, none, none, 2, none, none, 3, none, none, 4, none, none, 5))
            | Vector128.Shuffle(green, Vector128.Create(none, 0, none, none, 1, none, none, 2, none, none, 3, none, none, 4, none, none))
            | Vector128.Shuffle(blue, Vector128.Create(none, none, 0, none, none, 1, none, none, 2, none, none, 3, none, none, 4, none))).CopyTo(rgb);
        (Vector128.Shuffle(red, Vector128.Create(none, none, 6, none, none, 7, none, none, 8, none, none, 9, none, none, 10, none))
            | Vector128.Shuffle(green, Vector128.Create(5, none, none, 6, none, none, 7, none, none, 8, none, none, 9, none, none, 10))
            | Vector128.Shuffle(blue, Vector128.Create(none, 5, none, none, 6, none, none, 7, none, none, 8, none, none, 9, none, none))).CopyTo(rgb[16..]);
        (Vector128.Shuffle(red, Vector128.Create(none, 11, none, none, 12, none, none, 13, none, none, 14, none, none, 15, none, none))
            | Vector128.Shuffle(green, Vector128.Create(none, none, 11, none, none, 12, none, none, 13, none, none, 14, none, none, 15, none))
            | Vector128.Shuffle(blue, Vector128.Create(10, none, none, 11, none, none, 12, none, none, 13, none, none, 14, none, none, 15))).CopyTo(rgb[32..]);
    }
}
