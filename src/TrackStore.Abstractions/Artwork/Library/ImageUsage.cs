namespace TrackStore;

/// <summary>The renditions of one size of the pictures from one source.</summary>
/// <param name="Source">Where the pictures came from.</param>
/// <param name="Size">The size.</param>
/// <param name="Count">The number of renditions.</param>
/// <param name="Bytes">Their total size in bytes.</param>
public sealed record ImageUsage(string Source, ImageSize Size, int Count, long Bytes);
