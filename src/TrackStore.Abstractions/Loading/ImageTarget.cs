namespace TrackStore;

/// <summary>
/// Says how large a picture is wanted: as a rendition's name, or in device pixels. A target in pixels is met by the smallest stored
/// rendition whose longest side has at least so many, else by the largest there is, whatever sizes the store makes.
/// </summary>
/// <remarks>
/// The default value is <see cref="ImageSize.Thumbnail"/>, exactly. A picture is never enlarged: one with a small original stays small.
/// </remarks>
public readonly record struct ImageTarget
{
    private readonly int _pixels;
    private readonly ImageSize _size;

    private ImageTarget(int pixels, ImageSize size, ImageMatch match)
    {
        _pixels = pixels;
        _size = size;
        Match = match;
    }

    /// <summary>Gets the rendition's name, or null when the target is in pixels.</summary>
    public ImageSize? Size => _pixels == 0 ? _size : null;

    /// <summary>Gets how many device pixels the longest side needs, or null when the target is a rendition's name.</summary>
    public int? Pixels => _pixels == 0 ? null : _pixels;

    /// <summary>Gets whether a larger rendition in memory will do.</summary>
    public ImageMatch Match { get; }

    /// <summary>Wants the rendition of a name.</summary>
    /// <param name="size">The name.</param>
    public static implicit operator ImageTarget(ImageSize size) => Named(size);

    /// <summary>Wants the rendition of a name.</summary>
    /// <param name="size">The name.</param>
    /// <param name="match">Whether a larger rendition in memory will do.</param>
    /// <returns>The target.</returns>
    public static ImageTarget Named(ImageSize size, ImageMatch match = ImageMatch.Exact) => new(0, size, match);

    /// <summary>Wants a number of device pixels.</summary>
    /// <param name="longestSide">How many the longest side needs, from 1.</param>
    /// <param name="match">Whether a larger rendition in memory will do.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public static ImageTarget OfPixels(int longestSide, ImageMatch match = ImageMatch.AtLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longestSide, 1);
        return new(longestSide, default, match);
    }

    /// <summary>Wants what fits into a place on the screen, such as 48 x 48 logical pixels at scale 2.0: 96 device pixels.</summary>
    /// <param name="width">The place's width in logical pixels.</param>
    /// <param name="height">The place's height in logical pixels.</param>
    /// <param name="scale">How many device pixels a logical one has in each direction.</param>
    /// <param name="match">Whether a larger rendition in memory will do.</param>
    /// <returns>The target: the place's longer side in device pixels, rounded up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is not above zero, not finite, or makes more than 65,535 device pixels.
    /// </exception>
    public static ImageTarget ForPlace(double width, double height, double scale = 1, ImageMatch match = ImageMatch.AtLeast)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);

        // A scale such as 1.1 is no exact number in binary, and 100 of it are not to become 111.
        double pixels = Math.Ceiling(Math.Round(Math.Max(width, height) * scale, 6));
        if (!(pixels <= ushort.MaxValue))
        {
            throw new ArgumentOutOfRangeException(
                nameof(width), pixels, "The place must be finite and have no more than 65,535 device pixels on a side.");
        }

        return OfPixels(Math.Max(1, (int)pixels), match);
    }
}
