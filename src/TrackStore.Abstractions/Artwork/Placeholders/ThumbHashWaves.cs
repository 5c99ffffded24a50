namespace TrackStore;

/// <summary>Computes the pixels of one channel from its amplitudes.</summary>
internal sealed class ThumbHashWaves(int columns, int rows, double mean)
{
    private readonly double[] _amplitudes = new double[columns * rows];
    private readonly double[] _row = new double[columns];

    public void Set(int column, int row, double amplitude) => _amplitudes[(row * columns) + column] = amplitude;

    /// <summary>Starts a row of pixels.</summary>
    public void StartRow(ReadOnlySpan<double> down)
    {
        for (int column = 0; column < columns; column++)
        {
            double sum = 0;
            for (int row = 0; row < rows; row++)
                sum += _amplitudes[(row * columns) + column] * down[row];
            _row[column] = sum;
        }
    }

    /// <summary>Gets the value of a pixel in the row.</summary>
    public double At(ReadOnlySpan<double> across)
    {
        double value = mean;
        for (int column = 0; column < _row.Length; column++)
            value += _row[column] * across[column];
        return value;
    }
}
