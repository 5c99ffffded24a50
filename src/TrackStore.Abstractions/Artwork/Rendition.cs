namespace TrackStore;

/// <summary>One rendition that a processor made.</summary>
/// <param name="Size">The rendition's name.</param>
/// <param name="MimeType">The media type of the bytes: <c>image/jpeg</c>, or <c>image/png</c> for a picture with transparency.</param>
/// <param name="Width">The true width in pixels.</param>
/// <param name="Height">The true height in pixels.</param>
/// <param name="Data">The encoded bytes.</param>
public sealed record Rendition(ImageSize Size, string MimeType, int Width, int Height, ReadOnlyMemory<byte> Data);
