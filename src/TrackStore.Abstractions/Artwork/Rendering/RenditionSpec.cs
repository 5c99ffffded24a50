namespace TrackStore;

/// <summary>One size to make.</summary>
public sealed record RenditionSpec
{
    /// <summary>Gets the rendition's name.</summary>
    public required ImageSize Size { get; init; }

    /// <summary>Gets the longest side in pixels; a smaller original keeps its size.</summary>
    public required int LongestSide { get; init; }
}
