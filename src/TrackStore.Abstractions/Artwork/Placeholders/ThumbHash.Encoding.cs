using System.Buffers.Binary;

namespace TrackStore;

public sealed partial class ThumbHash
{
    /// <summary>Computes the hash of a picture. The same pixels always give the same bytes.</summary>
    /// <param name="rgba">The pixels, row by row from the top left, four bytes each: red, green, blue and alpha, not premultiplied.</param>
    /// <param name="width">The width in pixels, 1 to 100. A smaller picture takes less time and gives an equally good hash.</param>
    /// <param name="height">The height in pixels, 1 to 100.</param>
    /// <returns>The hash.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is outside of its range.</exception>
    /// <exception cref="ArgumentException">There are not four bytes for each pixel.</exception>
    public static ThumbHash Encode(ReadOnlySpan<byte> rgba, int width, int height)
    {
        ArtworkPreview.ThrowIfUnfit(width, height, rgba);

        Span<double> mean = stackalloc double[3];
        bool hasAlpha = FindMean(rgba, mean);
        var layout = ThumbHashLayout.Of(width, height, hasAlpha);
        var lightness = new ThumbHashChannel(layout.LightnessColumns, layout.LightnessRows);
        var yellowBlue = new ThumbHashChannel(ThumbHashLayout.ColorSide, ThumbHashLayout.ColorSide);
        var redGreen = new ThumbHashChannel(ThumbHashLayout.ColorSide, ThumbHashLayout.ColorSide);
        ThumbHashChannel? alpha = hasAlpha ? new ThumbHashChannel(ThumbHashLayout.AlphaSide, ThumbHashLayout.AlphaSide) : null;
        double[] horizontal = ThumbHashChannel.Waves(width);
        double[] vertical = ThumbHashChannel.Waves(height);

        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                ReadOnlySpan<byte> pixel = rgba.Slice(((y * width) + x) * 4, 4);
                ReadOnlySpan<double> waves = ThumbHashChannel.At(horizontal, x);

                // Transparent pixels get the mean color, which changes no amplitude.
                double opacity = pixel[3] / 255.0;
                double red = (mean[0] * (1 - opacity)) + (opacity * pixel[0] / 255);
                double green = (mean[1] * (1 - opacity)) + (opacity * pixel[1] / 255);
                double blue = (mean[2] * (1 - opacity)) + (opacity * pixel[2] / 255);
                lightness.Add((red + green + blue) / 3, waves);
                yellowBlue.Add(((red + green) / 2) - blue, waves);
                redGreen.Add(red - green, waves);
                alpha?.Add(opacity, waves);
            }

            ReadOnlySpan<double> down = ThumbHashChannel.At(vertical, y);
            lightness.EndRow(down);
            yellowBlue.EndRow(down);
            redGreen.EndRow(down);
            alpha?.EndRow(down);
        }

        int pixels = width * height;
        byte[] bytes = Write(
            layout,
            lightness.Finish(pixels),
            yellowBlue.Finish(pixels),
            redGreen.Finish(pixels),
            alpha?.Finish(pixels));
        return new ThumbHash(bytes, layout);
    }

    /// <summary>Finds the mean color, weighted by alpha, and whether any pixel is not opaque.</summary>
    private static bool FindMean(ReadOnlySpan<byte> rgba, Span<double> mean)
    {
        long alphas = 0;
        Span<long> sums = stackalloc long[3];
        for (int i = 0; i < rgba.Length; i += 4)
        {
            int alpha = rgba[i + 3];
            alphas += alpha;
            for (int band = 0; band < 3; band++)
                sums[band] += alpha * rgba[i + band];
        }

        for (int band = 0; band < 3; band++)
            mean[band] = alphas == 0 ? 0 : sums[band] / (255.0 * alphas);
        return alphas < rgba.Length / 4 * 255;
    }

    private static byte[] Write(
        ThumbHashLayout layout,
        ThumbHashSpectrum lightness,
        ThumbHashSpectrum yellowBlue,
        ThumbHashSpectrum redGreen,
        ThumbHashSpectrum? alpha)
    {
        byte[] bytes = new byte[layout.Length];
        int means = Quantize(lightness.Mean, 63)
            | (Quantize((yellowBlue.Mean + 1) / 2, 63) << 6)
            | (Quantize((redGreen.Mean + 1) / 2, 63) << 12)
            | (Quantize(lightness.Scale, 31) << 18)
            | (layout.HasAlpha ? 1 << 23 : 0);
        int proportions = layout.ShortSide
            | (Quantize(yellowBlue.Scale, 63) << 3)
            | (Quantize(redGreen.Scale, 63) << 9)
            | (layout.IsLandscape ? 1 << 15 : 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)means);
        bytes[2] = (byte)(means >> 16);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(3), (ushort)proportions);
        if (alpha is not null)
            bytes[5] = (byte)(Quantize(alpha.Mean, 15) | (Quantize(alpha.Scale, 15) << 4));

        int index = 0;
        double[] amplitudes = [.. lightness.Amplitudes, .. yellowBlue.Amplitudes, .. redGreen.Amplitudes, .. alpha?.Amplitudes ?? []];
        foreach (double amplitude in amplitudes)
        {
            bytes[layout.HeaderLength + (index / 2)] |= (byte)(Quantize(amplitude, 15) << (index % 2 * 4));
            index++;
        }

        return bytes;
    }

    /// <summary>
    /// Converts a value from 0 to 1 into an integer from 0 to the largest. Halves are rounded up, as the format requires.
    /// </summary>
    private static int Quantize(double value, int largest) => Math.Clamp((int)Math.Floor((value * largest) + 0.5), 0, largest);
}
