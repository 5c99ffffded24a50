namespace TrackStore;

/// <summary>What to make of an original: the sizes, the shape and the encoding. In the engine it follows from <c>ArtworkOptions.Renditions</c>.</summary>
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

    /// <summary>Gets the quality, 1 to 100, of JPEG and WebP. PNG has none.</summary>
    /// <value>The default is 85.</value>
    public int Quality { get; init; } = 85;

    /// <summary>Gets the format of the renditions.</summary>
    /// <value>The default is JPEG, with PNG for pictures with transparency.</value>
    public RenditionFormat Format { get; init; }

    /// <summary>Gets the shape of the renditions.</summary>
    /// <value>The default keeps the original's aspect ratio.</value>
    public RenditionShape Shape { get; init; }

    /// <summary>Gets the colour, as 0xRRGGBB in sRGB, that fills <see cref="RenditionShape.SquareByPadding"/> beside a picture without transparency.</summary>
    /// <value>The default is white.</value>
    public int PaddingColor { get; init; } = 0xFFFFFF;
}
