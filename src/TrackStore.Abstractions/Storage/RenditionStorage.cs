namespace TrackStore;

/// <summary>The renditions of one size.</summary>
/// <param name="Size">The size.</param>
/// <param name="Count">The number of renditions.</param>
/// <param name="Bytes">Their total size in bytes.</param>
public sealed record RenditionStorage(ImageSize Size, int Count, long Bytes);
