namespace TrackStore.Artwork.Rendering;

/// <summary>A color in Oklab. The matrices are Björn Ottosson's (https://bottosson.github.io/posts/oklab/).</summary>
/// <param name="Lightness">The lightness, 0 to 1.</param>
/// <param name="GreenRed">From green (negative) to red, about -0.24 to 0.28 in sRGB.</param>
/// <param name="BlueYellow">From blue (negative) to yellow, about -0.32 to 0.2 in sRGB.</param>
internal readonly record struct OklabColor(double Lightness, double GreenRed, double BlueYellow)
{
    private static readonly double[] LinearOfSrgb = [.. Enumerable.Range(0, 256).Select(value => ToLinear(value / 255.0))];

    public static OklabColor FromSrgb(int red, int green, int blue)
    {
        (double r, double g, double b) = (LinearOfSrgb[red], LinearOfSrgb[green], LinearOfSrgb[blue]);
        double l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        double m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        double s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return new OklabColor(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <summary>Converts to 0xRRGGBB in sRGB; values outside of the gamut are clamped.</summary>
    public int ToSrgb()
    {
        double l = Math.Pow(Lightness + (0.3963377774 * GreenRed) + (0.2158037573 * BlueYellow), 3);
        double m = Math.Pow(Lightness - (0.1055613458 * GreenRed) - (0.0638541728 * BlueYellow), 3);
        double s = Math.Pow(Lightness - (0.0894841775 * GreenRed) - (1.2914855480 * BlueYellow), 3);
        int red = ToByte((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s));
        int green = ToByte((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s));
        int blue = ToByte((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s));
        return (red << 16) | (green << 8) | blue;

        static int ToByte(double linear) => (int)Math.Round(255 * ToEncoded(Math.Clamp(linear, 0, 1)));
    }

    public double SquaredDistanceTo(OklabColor other)
    {
        double lightness = Lightness - other.Lightness;
        double greenRed = GreenRed - other.GreenRed;
        double blueYellow = BlueYellow - other.BlueYellow;
        return (lightness * lightness) + (greenRed * greenRed) + (blueYellow * blueYellow);
    }

    // The transfer function of IEC 61966-2-1.
    private static double ToLinear(double encoded) => encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);

    private static double ToEncoded(double linear) => linear <= 0.0031308 ? linear * 12.92 : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
}
