namespace TrackStore;

/// <summary>An original picture as it was stored, byte for byte.</summary>
public sealed record ArtworkOriginal
{
    /// <summary>Gets the picture's identifier.</summary>
    public required long ArtworkId { get; init; }

    /// <summary>Gets the media type of the bytes.</summary>
    public required string MimeType { get; init; }

    /// <summary>Gets the width in pixels after the orientation is applied.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the height in pixels after the orientation is applied.</summary>
    public required int Height { get; init; }

    /// <summary>Gets the encoded bytes.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }
}
