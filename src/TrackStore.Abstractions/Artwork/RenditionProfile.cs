namespace TrackStore;

/// <summary>What to make of an original: the sizes and the encoding.</summary>
public sealed record RenditionProfile
{
    /// <summary>Gets the profile of the document: 640, 300, 120 and 60 pixels, JPEG of quality 85.</summary>
    public static RenditionProfile Default { get; } = new()
    {
        Renditions = [new(ImageSize.Large, 640), new(ImageSize.Medium, 300), new(ImageSize.Small, 120), new(ImageSize.Thumbnail, 60)],
        JpegQuality = 85,
    };

    /// <summary>Gets the sizes to make, the largest first.</summary>
    public required IReadOnlyList<RenditionSpec> Renditions { get; init; }

    /// <summary>Gets the JPEG quality, 1 to 100, of pictures without transparency. Those with it become PNG.</summary>
    public required int JpegQuality { get; init; }
}
