using System.Buffers;

namespace TrackStore.Artwork.WebP;

/// <summary>
/// The rows of a plane that decoding works on: a row of macroblocks that is being predicted, the one above, and what smoothing needs of the one above that.
/// The rows move up when a row of macroblocks is done.
/// </summary>
/// <remarks>
/// Prediction asks for pixels that were not smoothed yet, so smoothing keeps a row of macroblocks behind. Outside the picture there are 127 above and 129 to
/// the left (RFC 6386, 12).
/// </remarks>
internal sealed class PlaneStrip : IDisposable
{
    /// <summary>How many rows are kept above the upper row of macroblocks. Smoothing its upper edge reads as many and changes one less.</summary>
    public const int Kept = 4;

    // Ahead of the first column, for the pixels to the left of it; behind the last, for reads of whole vectors.
    private const int Margin = 16;
    private const byte Above = 127;
    private const byte Left = 129;

    private readonly byte[] _pixels;
    private readonly int _side;

    /// <summary>Creates a strip.</summary>
    /// <param name="columns">How many macroblocks a row has.</param>
    /// <param name="side">How many pixels of this plane a macroblock has on a side: 16 or 8.</param>
    public PlaneStrip(int columns, int side)
    {
        _side = side;
        Stride = Margin + (columns * side) + Margin;
        _pixels = ArrayPool<byte>.Shared.Rent(Stride * (Kept + side + side));
        Rows(0, Kept + side).Fill(Above);
        for (int row = 0; row < side; row++)
            _pixels[PlaceOf(row, column: 0) - 1] = Left;
    }

    /// <summary>Gets how far one row is from the next.</summary>
    public int Stride { get; }

    /// <summary>Gets all pixels.</summary>
    public Span<byte> Pixels => _pixels.AsSpan(0, Stride * (Kept + _side + _side));

    /// <summary>Finds a pixel.</summary>
    /// <param name="row">Its row; 0 is the first of the macroblocks that are being predicted, rows above are negative.</param>
    /// <param name="column">Its column.</param>
    /// <returns>Its place among all pixels.</returns>
    public int PlaceOf(int row, int column) => ((Kept + _side + row) * Stride) + Margin + column;

    /// <summary>Moves the rows up by one of macroblocks.</summary>
    public void MoveUp() => Rows(_side, Kept + _side).CopyTo(Rows(0, Kept + _side));

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_pixels);

    private Span<byte> Rows(int first, int count) => _pixels.AsSpan(first * Stride, count * Stride);
}
