using System.Numerics;

namespace TrackStore.Artwork.Rendering;

/// <summary>
/// The DCT hash of a picture, 64 bits: pictures that look alike differ in few bits, whatever their size, format and compression.
/// </summary>
/// <remarks>
/// After C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010), section 3.1, with the 8 x 8 lowest
/// frequencies of a 32 x 32 picture as in the Python package imagehash: a bit says whether a coefficient is above the median.
/// </remarks>
internal static class PerceptualHash
{
    /// <summary>The number of bits of a band: a fourth of a hash.</summary>
    public const int BandBits = 16;

    private const int Side = 32;
    private const int Low = 8;

    // Below it, half of the bits would depend on the encoder's rounding. Flat pictures and plain gradients are below.
    private const double LeastMedian = 0.5;

    private static readonly double[] Cosines = MakeCosines();

    /// <summary>Computes the hash of a preview, on white where it is transparent.</summary>
    /// <returns>The hash, or null when the picture is too plain to be told from others.</returns>
    public static long? Of(ArtworkPreview preview)
    {
        double[] frequencies = LowFrequencies(Shrink(preview));

        // The first is the mean brightness, which says nothing of the picture.
        double[] sizes = [.. frequencies.Skip(1).Select(Math.Abs).Order()];
        if (sizes[sizes.Length / 2] < LeastMedian)
            return null;
        double[] ordered = [.. frequencies.Order()];
        double median = (ordered[(ordered.Length / 2) - 1] + ordered[ordered.Length / 2]) / 2;
        ulong hash = 0;
        for (int i = 0; i < frequencies.Length; i++)
            hash |= frequencies[i] > median ? 1UL << i : 0;
        return (long)hash;
    }

    /// <summary>Returns a fourth of a hash, 0 to 3, by which similar ones are found.</summary>
    public static int Band(long hash, int band) => (int)((ulong)hash >> (band * BandBits)) & 0xFFFF;

    /// <summary>Returns the number of bits in which two hashes differ.</summary>
    public static int Distance(long one, long other) => BitOperations.PopCount((ulong)(one ^ other));

    // Each target pixel is the mean of the area that it covers; small pictures are enlarged the same way.
    private static double[] Shrink(ArtworkPreview preview)
    {
        double[] rows = new double[Side * preview.Height];
        ReadOnlySpan<byte> rgba = preview.Rgba.Span;
        double[] line = new double[Math.Max(preview.Width, preview.Height)];
        for (int y = 0; y < preview.Height; y++)
        {
            for (int x = 0; x < preview.Width; x++)
                line[x] = Luma(rgba.Slice(((y * preview.Width) + x) * 4, 4));
            for (int x = 0; x < Side; x++)
                rows[(y * Side) + x] = Mean(line.AsSpan(0, preview.Width), x);
        }

        double[] pixels = new double[Side * Side];
        for (int x = 0; x < Side; x++)
        {
            for (int y = 0; y < preview.Height; y++)
                line[y] = rows[(y * Side) + x];
            for (int y = 0; y < Side; y++)
                pixels[(y * Side) + x] = Mean(line.AsSpan(0, preview.Height), y);
        }

        return pixels;
    }

    private static double Mean(ReadOnlySpan<double> line, int target)
    {
        double from = (double)target * line.Length / Side;
        double to = (double)(target + 1) * line.Length / Side;
        double sum = 0;
        for (int i = (int)from; i < line.Length && i < to; i++)
            sum += line[i] * (Math.Min(to, i + 1) - Math.Max(from, i));
        return sum / (to - from);
    }

    // BT.601 on white.
    private static double Luma(ReadOnlySpan<byte> rgba)
    {
        double luma = (0.299 * rgba[0]) + (0.587 * rgba[1]) + (0.114 * rgba[2]);
        return byte.MaxValue + ((luma - byte.MaxValue) * rgba[3] / byte.MaxValue);
    }

    // The orthonormal DCT-II, of which only the lowest frequencies are computed.
    private static double[] LowFrequencies(double[] pixels)
    {
        double[] rows = new double[Side * Low];
        for (int y = 0; y < Side; y++)
        {
            for (int u = 0; u < Low; u++)
            {
                for (int x = 0; x < Side; x++)
                    rows[(y * Low) + u] += pixels[(y * Side) + x] * Cosines[(u * Side) + x];
            }
        }

        double[] result = new double[Low * Low];
        for (int v = 0; v < Low; v++)
        {
            for (int u = 0; u < Low; u++)
            {
                for (int y = 0; y < Side; y++)
                    result[(v * Low) + u] += rows[(y * Low) + u] * Cosines[(v * Side) + y];
            }
        }

        return result;
    }

    private static double[] MakeCosines()
    {
        double[] cosines = new double[Low * Side];
        for (int u = 0; u < Low; u++)
        {
            for (int x = 0; x < Side; x++)
                cosines[(u * Side) + x] = Math.Sqrt((u == 0 ? 1.0 : 2.0) / Side) * Math.Cos(((2 * x) + 1) * u * Math.PI / (2 * Side));
        }

        return cosines;
    }
}
