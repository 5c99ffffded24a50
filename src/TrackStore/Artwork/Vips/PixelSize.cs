using System.Globalization;

namespace TrackStore.Artwork.Vips;

/// <summary>A width and a height in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Gets the longer of the two sides.</summary>
    public int LongestSide => Math.Max(Width, Height);

    /// <summary>Gets the shorter of the two sides.</summary>
    public int ShortestSide => Math.Min(Width, Height);

    /// <summary>Gets the largest square inside the size.</summary>
    public PixelSize InnerSquare => new(ShortestSide, ShortestSide);

    /// <summary>Gets the smallest square around the size.</summary>
    public PixelSize OuterSquare => new(LongestSide, LongestSide);

    /// <summary>Gets the size with width and height exchanged.</summary>
    public PixelSize Transposed => new(Height, Width);

    /// <summary>
    /// Shrinks the size until its longest side fits, keeping the aspect ratio and at least one pixel a side. A size that fits is unchanged.
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

    /// <summary>Shrinks the size until its shortest side fits, keeping the aspect ratio. A size that fits is unchanged.</summary>
    /// <param name="shortestSide">The shortest side in pixels.</param>
    /// <returns>The size. Its longer side may not fit.</returns>
    public PixelSize Cover(int shortestSide)
    {
        if (ShortestSide <= shortestSide)
            return this;

        double scale = (double)shortestSide / ShortestSide;
        return new PixelSize(Scale(Width, scale), Scale(Height, scale));
    }

    // The generated method would print the squares, and their squares, without end.
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width} x {Height}");

    private static int Scale(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale, MidpointRounding.AwayFromZero));
}
