namespace TrackStore;

/// <summary>The bytes of one rendition of a stored picture, read by its key. They never change.</summary>
public sealed record ImageContent
{
    /// <summary>Gets the picture's key.</summary>
    public required ArtworkKey Key { get; init; }

    /// <summary>Gets the rendition's size.</summary>
    public required ImageSize Size { get; init; }

    /// <summary>
    /// Gets the media type of the bytes: <c>image/jpeg</c>, <c>image/webp</c>, or <c>image/png</c> for a picture with transparency.
    /// </summary>
    public required string MimeType { get; init; }

    /// <summary>Gets the width in pixels, which is smaller than the size says when the original is smaller.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the height in pixels, which is smaller than the size says when the original is smaller.</summary>
    public required int Height { get; init; }

    /// <summary>Gets the encoded bytes. They are shared with other callers: never write to them.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>
    /// Gets the strong entity tag of the bytes for HTTP, with its quotes. It is what <see cref="ArtworkKey.ToETag"/> returns.
    /// </summary>
    public string ETag => Key.ToETag(Size);

    /// <summary>Opens the bytes as a stream, without copying them.</summary>
    /// <returns>A read-only stream at its beginning.</returns>
    public Stream OpenRead() => Image.OpenStream(Data);

    /// <summary>Compares key and size, which determine the bytes.</summary>
    /// <param name="other">The other content.</param>
    /// <returns>True when both are the same rendition of the same picture.</returns>
    public bool Equals(ImageContent? other) => other is not null && Key == other.Key && Size == other.Size;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Size);
}
