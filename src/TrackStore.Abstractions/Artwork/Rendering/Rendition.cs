namespace TrackStore;

/// <summary>A rendition of an original.</summary>
public sealed record Rendition
{
    /// <summary>Gets the rendition's size.</summary>
    public required ImageSize Size { get; init; }

    /// <summary>
    /// Gets the media type of the bytes: <c>image/jpeg</c>, <c>image/webp</c>, or <c>image/png</c> for a picture with transparency.
    /// </summary>
    public required string MimeType { get; init; }

    /// <summary>Gets the width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Gets the encoded bytes.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }
}
