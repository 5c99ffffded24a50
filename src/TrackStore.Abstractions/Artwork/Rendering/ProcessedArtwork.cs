namespace TrackStore;

/// <summary>The result of processing an original.</summary>
public sealed record ProcessedArtwork
{
    /// <summary>Gets the original's width in pixels after its orientation is applied.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the original's height in pixels after its orientation is applied.</summary>
    public required int Height { get; init; }

    /// <summary>Gets one rendition for each size of the profile, in its order.</summary>
    public required IReadOnlyList<Rendition> Renditions { get; init; }

    /// <summary>
    /// Gets a small preview in the renditions' shape, from which the <see cref="ThumbHash"/> and the dominant color are computed. Null when
    /// the processor has none; the picture then has no placeholder.
    /// </summary>
    public ArtworkPreview? Preview { get; init; }
}
