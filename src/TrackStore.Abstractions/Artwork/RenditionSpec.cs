namespace TrackStore;

/// <summary>One size to make.</summary>
/// <param name="Size">The rendition's name.</param>
/// <param name="LongestSide">The longest side in pixels; a smaller original keeps its size.</param>
public sealed record RenditionSpec(ImageSize Size, int LongestSide);
