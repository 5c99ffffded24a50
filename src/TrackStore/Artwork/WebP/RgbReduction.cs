namespace TrackStore.Artwork.WebP;

/// <summary>Reduces the planes of a picture while they are decoded, and converts what is left of them to red, green and blue.</summary>
/// <remarks>
/// They are reduced as they are stored: the colours have a quarter of the samples, and are brought to the size of the brightness in the same step.
/// </remarks>
internal sealed class RgbReduction : IDisposable
{
    private const int Channels = 3;

    private readonly int _width;
    private readonly int _height;
    private readonly PlaneReducer _luma;
    private readonly PlaneReducer _u;
    private readonly PlaneReducer _v;

    /// <summary>Prepares a reduction.</summary>
    /// <param name="sourceWidth">The width of the picture in pixels.</param>
    /// <param name="sourceHeight">The height of the picture in pixels.</param>
    /// <param name="width">The width that it is reduced to, in pixels.</param>
    /// <param name="height">The height that it is reduced to, in pixels.</param>
    public RgbReduction(int sourceWidth, int sourceHeight, int width, int height)
    {
        (_width, _height) = (width, height);
        double horizontal = (double)sourceWidth / width;
        double vertical = (double)sourceHeight / height;
        var luma = new ReductionPlan(sourceWidth, sourceHeight, width, height, horizontal, vertical);
        var chroma = new ReductionPlan((sourceWidth + 1) / 2, (sourceHeight + 1) / 2, width, height, horizontal / 2, vertical / 2);
        (_luma, _u, _v) = (luma.CreateReducer(), chroma.CreateReducer(), chroma.CreateReducer());
        (Luma, U, V) = (luma.LeadTo(_luma), chroma.LeadTo(_u), chroma.LeadTo(_v));
    }

    /// <summary>Gets what takes the brightness.</summary>
    public IPlaneSink Luma { get; }

    /// <summary>Gets what takes the colour from yellow to blue, of half the width and height, rounded up.</summary>
    public IPlaneSink U { get; }

    /// <summary>Gets what takes the colour from cyan to red, of half the width and height, rounded up.</summary>
    public IPlaneSink V { get; }

    /// <summary>Converts the picture when all planes are taken.</summary>
    /// <param name="rgb">Receives red, green and blue of each pixel.</param>
    public void Convert(Span<byte> rgb)
    {
        int stride = _width * Channels;
        for (int row = 0; row < _height; row++)
            YuvConverter.Convert(_luma.RowAt(row), _u.RowAt(row), _v.RowAt(row), rgb.Slice(row * stride, stride));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _luma.Dispose();
        _u.Dispose();
        _v.Dispose();
    }
}
