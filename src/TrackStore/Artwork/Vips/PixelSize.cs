namespace TrackStore.Artwork.Vips;

/// <summary>A width and a height in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Gets the longer of the two sides.</summary>
    public int LongestSide => Math.Max(Width, Height);

    /// <summary>Gets the size with its sides exchanged.</summary>
    public PixelSize Transposed => new(Height, Width);

    /// <summary>
    /// Shrinks the size until its longest side fits, keeping the aspect ratio and at least one pixel a side; a size that fits stays.
    /// </summary>
    /// <param name="longestSide">The longest side in pixels.</param>
    /// <returns>The size that fits.</returns>
    public PixelSize FitWithin(int longestSide)
    {
        if (LongestSide <= longestSide)
            return this;

        double scale = (double)longestSide / LongestSide;
        return new PixelSize(Scale(Width, scale), Scale(Height, scale));
    }

    private static int Scale(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale, MidpointRounding.AwayFromZero));
}
