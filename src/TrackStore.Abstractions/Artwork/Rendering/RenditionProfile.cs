namespace TrackStore;

/// <summary>
/// The sizes, the shape and the encoding of the renditions to make. The engine derives it from <c>ArtworkOptions.Renditions</c>.
/// </summary>
public sealed record RenditionProfile
{
    /// <summary>Gets the default profile: 640, 300, 120 and 60 pixels in the original's shape, JPEG of quality 85.</summary>
    public static RenditionProfile Default { get; } = new()
    {
        Renditions =
        [
            new RenditionSpec { Size = ImageSize.Large, LongestSide = 640 },
            new RenditionSpec { Size = ImageSize.Medium, LongestSide = 300 },
            new RenditionSpec { Size = ImageSize.Small, LongestSide = 120 },
            new RenditionSpec { Size = ImageSize.Thumbnail, LongestSide = 60 },
        ],
    };

    /// <summary>Gets the sizes to make, the largest first.</summary>
    public required IReadOnlyList<RenditionSpec> Renditions { get; init; }

    /// <summary>Gets the quality of JPEG and WebP, 1 to 100. It does not apply to PNG.</summary>
    /// <value>The default is 85.</value>
    public int Quality { get; init; } = 85;

    /// <summary>Gets the format of the renditions.</summary>
    /// <value>The default is JPEG, with PNG for pictures with transparency.</value>
    public RenditionFormat Format { get; init; }

    /// <summary>Gets the shape of the renditions.</summary>
    /// <value>The default keeps the original's aspect ratio.</value>
    public RenditionShape Shape { get; init; }

    /// <summary>
    /// Gets the color, as 0xRRGGBB in sRGB, that pads an opaque picture with <see cref="RenditionShape.SquareByPadding"/>.
    /// </summary>
    /// <value>The default is white.</value>
    public int PaddingColor { get; init; } = 0xFFFFFF;
}
