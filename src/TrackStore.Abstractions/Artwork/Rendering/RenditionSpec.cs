namespace TrackStore;

/// <summary>A rendition to make.</summary>
public sealed record RenditionSpec
{
    /// <summary>Gets the rendition's size.</summary>
    public required ImageSize Size { get; init; }

    /// <summary>Gets the longest side in pixels. A smaller original keeps its size.</summary>
    public required int LongestSide { get; init; }
}
