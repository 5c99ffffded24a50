namespace TrackStore;

/// <summary>
/// The requested size of an image: a rendition's name, or a number of device pixels. A number of pixels selects the smallest stored
/// rendition whose longest side has at least that many pixels, or else the largest one, whatever sizes the store has.
/// </summary>
/// <remarks>
/// The default value is <see cref="ImageSize.Thumbnail"/> with <see cref="ImageMatch.Exact"/>. Images are never enlarged, so a small
/// original stays small.
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

    /// <summary>Gets the number of device pixels for the longest side, or null when the target is a rendition's name.</summary>
    public int? Pixels => _pixels == 0 ? null : _pixels;

    /// <summary>Gets whether a larger rendition in memory is acceptable.</summary>
    public ImageMatch Match { get; }

    /// <summary>Creates a target for a named rendition.</summary>
    /// <param name="size">The name.</param>
    public static implicit operator ImageTarget(ImageSize size) => Named(size);

    /// <summary>Creates a target for a named rendition.</summary>
    /// <param name="size">The name.</param>
    /// <param name="match">Whether a larger rendition in memory is acceptable.</param>
    /// <returns>The target.</returns>
    public static ImageTarget Named(ImageSize size, ImageMatch match = ImageMatch.Exact) => new(0, size, match);

    /// <summary>Creates a target for a number of device pixels.</summary>
    /// <param name="longestSide">The number of pixels for the longest side, at least 1.</param>
    /// <param name="match">Whether a larger rendition in memory is acceptable.</param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public static ImageTarget OfPixels(int longestSide, ImageMatch match = ImageMatch.AtLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longestSide, 1);
        return new(longestSide, default, match);
    }

    /// <summary>
    /// Creates a target for an area on the screen. An area of 48 x 48 logical pixels at scale 2.0 needs 96 device pixels.
    /// </summary>
    /// <param name="width">The width of the area in logical pixels.</param>
    /// <param name="height">The height of the area in logical pixels.</param>
    /// <param name="scale">The number of device pixels per logical pixel in each direction.</param>
    /// <param name="match">Whether a larger rendition in memory is acceptable.</param>
    /// <returns>The target: the longer side of the area in device pixels, rounded up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is not positive, is not finite, or gives more than 65,535 device pixels.
    /// </exception>
    public static ImageTarget ForPlace(double width, double height, double scale = 1, ImageMatch match = ImageMatch.AtLeast)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);

        // Scales such as 1.1 have no exact binary value; rounding first keeps 100 x 1.1 from becoming 111.
        double pixels = Math.Ceiling(Math.Round(Math.Max(width, height) * scale, 6));
        if (!(pixels <= ushort.MaxValue))
        {
            throw new ArgumentOutOfRangeException(
                nameof(width), pixels, "The area must be finite, with at most 65,535 device pixels a side.");
        }

        return OfPixels(Math.Max(1, (int)pixels), match);
    }
}
