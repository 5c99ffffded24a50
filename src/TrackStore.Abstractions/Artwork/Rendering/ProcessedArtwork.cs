namespace TrackStore;

/// <summary>What a processor made of an original.</summary>
public sealed record ProcessedArtwork
{
    /// <summary>Gets the original's width in pixels, as it is seen: after its orientation was applied.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the original's height in pixels, as it is seen: after its orientation was applied.</summary>
    public required int Height { get; init; }

    /// <summary>Gets one rendition for each size of the profile, in its order.</summary>
    public required IReadOnlyList<Rendition> Renditions { get; init; }

    /// <summary>
    /// Gets the picture as a few pixels, in the renditions' shape, from which its <see cref="ThumbHash"/> and its dominant colour are computed, or null
    /// when the processor gives none: the picture has no placeholder then.
    /// </summary>
    public ArtworkPreview? Preview { get; init; }
}
