namespace TrackStore.Benchmarks.Artwork;

/// <summary>Measures the difference between two pictures of the same size.</summary>
internal static class PictureDistance
{
    private const double Peak = byte.MaxValue;

    /// <summary>Computes the peak signal-to-noise ratio over all samples: ten times the decimal logarithm of the squared peak over the mean squared error.</summary>
    /// <param name="one">The samples of one picture.</param>
    /// <param name="other">The samples of the other.</param>
    /// <returns>The ratio in decibels; infinite when the two are the same.</returns>
    /// <exception cref="ArgumentException">The pictures differ in size, or are empty.</exception>
    public static double PeakSignalToNoise(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length || one.IsEmpty)
            throw new ArgumentException("The pictures must be of the same size, and not empty.", nameof(other));

        long squares = 0;
        for (int i = 0; i < one.Length; i++)
        {
            int difference = one[i] - other[i];
            squares += difference * difference;
        }

        return 10 * Math.Log10(Peak * Peak * one.Length / squares);
    }

    /// <summary>Extracts a picture's luma (ITU-R BT.601), as JPEG stores it.</summary>
    /// <param name="rgba">Pixels of red, green, blue and alpha.</param>
    /// <returns>One sample a pixel.</returns>
    public static byte[] Luma(ReadOnlySpan<byte> rgba)
    {
        byte[] luma = new byte[rgba.Length / 4];
        for (int i = 0; i < luma.Length; i++)
            luma[i] = (byte)((0.299 * rgba[i * 4]) + (0.587 * rgba[(i * 4) + 1]) + (0.114 * rgba[(i * 4) + 2]) + 0.5);
        return luma;
    }
}
