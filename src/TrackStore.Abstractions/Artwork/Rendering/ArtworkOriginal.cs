namespace TrackStore;

/// <summary>A picture as it was brought, byte for byte.</summary>
public sealed record ArtworkOriginal
{
    /// <summary>Gets the picture's identifier.</summary>
    public required long ArtworkId { get; init; }

    /// <summary>Gets the media type of the bytes.</summary>
    public required string MimeType { get; init; }

    /// <summary>Gets the width in pixels, as it is seen.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the height in pixels, as it is seen.</summary>
    public required int Height { get; init; }

    /// <summary>Gets the encoded bytes.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }
}
