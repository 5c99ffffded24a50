namespace TrackStore;

/// <summary>One of the four renditions that a picture should have.</summary>
/// <param name="Size">The size.</param>
/// <param name="Image">Its pixels, bytes and type, or null when it is missing.</param>
public sealed record ImageRendition(ImageSize Size, ImageInfo? Image);
