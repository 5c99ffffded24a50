namespace TrackStore;

/// <summary>A small picture as raw pixels: the input and the output of a placeholder.</summary>
public sealed record ArtworkPreview
{
    /// <summary>The maximum of each side, in pixels.</summary>
    public const int MaxSide = 100;

    /// <summary>Initializes a new instance of the <see cref="ArtworkPreview"/> class.</summary>
    /// <param name="width">The width in pixels, 1 to <see cref="MaxSide"/>.</param>
    /// <param name="height">The height in pixels, 1 to <see cref="MaxSide"/>.</param>
    /// <param name="rgba">The pixels in the format of <see cref="Rgba"/>. They are not copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is outside of its range.</exception>
    /// <exception cref="ArgumentException">There are not four bytes for each pixel.</exception>
    public ArtworkPreview(int width, int height, ReadOnlyMemory<byte> rgba)
    {
        ThrowIfUnfit(width, height, rgba.Span);
        Width = width;
        Height = height;
        Rgba = rgba;
    }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; }

    /// <summary>
    /// Gets the pixels in sRGB, row by row from the top left, four bytes each: red, green, blue and alpha, not premultiplied.
    /// </summary>
    public ReadOnlyMemory<byte> Rgba { get; }

    internal static void ThrowIfUnfit(int width, int height, ReadOnlySpan<byte> rgba)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxSide);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxSide);
        if (rgba.Length != width * height * 4)
        {
            throw new ArgumentException(
                $"{width} x {height} pixels need {width * height * 4} bytes, but there are {rgba.Length}.",
                nameof(rgba));
        }
    }
}
