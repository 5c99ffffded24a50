namespace TrackStore;

/// <summary>Computes the amplitudes of the lowest frequencies of one channel, pixel by pixel (a discrete cosine transform).</summary>
internal sealed class ThumbHashChannel(int columns, int rows)
{
    // Amplitudes that only rounding keeps from zero count as zero. Otherwise a flat channel would be encoded as noise.
    private const double RoundingNoise = 1e-9;

    private readonly double[] _row = new double[columns];
    private readonly double[] _sums = new double[columns * rows];

    /// <summary>Computes the waves along a side: the value of each frequency at the middle of each pixel.</summary>
    public static double[] Waves(int length)
    {
        double[] waves = new double[length * ThumbHashLayout.MaxSide];
        for (int i = 0; i < waves.Length; i++)
        {
            (int pixel, int frequency) = Math.DivRem(i, ThumbHashLayout.MaxSide);
            waves[i] = Math.Cos(Math.PI / length * frequency * (pixel + 0.5));
        }

        return waves;
    }

    /// <summary>Gets the waves at a pixel.</summary>
    public static ReadOnlySpan<double> At(double[] waves, int pixel)
        => waves.AsSpan(pixel * ThumbHashLayout.MaxSide, ThumbHashLayout.MaxSide);

    /// <summary>Adds the next pixel of a row.</summary>
    public void Add(double value, ReadOnlySpan<double> across)
    {
        double[] row = _row;
        for (int column = 0; column < row.Length; column++)
            row[column] += value * across[column];
    }

    /// <summary>Completes a row of pixels.</summary>
    public void EndRow(ReadOnlySpan<double> down)
    {
        for (int i = 0; i < _sums.Length; i++)
            _sums[i] += _row[i % columns] * down[i / columns];
        Array.Clear(_row);
    }

    /// <summary>Completes the picture.</summary>
    public ThumbHashSpectrum Finish(int pixels)
    {
        var amplitudes = new List<double>();
        for (int row = 0; row < rows; row++)
        {
            for (int column = row == 0 ? 1 : 0; column < ThumbHashLayout.ColumnsOf(row, columns, rows); column++)
                amplitudes.Add(WithoutNoise(_sums[(row * columns) + column] / pixels));
        }

        double scale = amplitudes.Max(Math.Abs);
        double[] fractions = [.. amplitudes.Select(amplitude => scale == 0 ? 0 : 0.5 + (0.5 * amplitude / scale))];
        return new ThumbHashSpectrum(_sums[0] / pixels, scale, fractions);
    }

    private static double WithoutNoise(double amplitude) => Math.Abs(amplitude) < RoundingNoise ? 0 : amplitude;
}
