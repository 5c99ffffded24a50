namespace TrackStore;

/// <summary>A host's image for tracks and albums without one. Reuse the same object, so that it is decoded only once.</summary>
public sealed class PlaceholderImage
{
    /// <summary>Initializes a new instance of the <see cref="PlaceholderImage"/> class.</summary>
    /// <param name="data">The encoded bytes, in any format that the host can show. They are not copied; do not change them.</param>
    /// <param name="mimeType">The media type, such as <c>image/png</c>.</param>
    /// <exception cref="ArgumentException">There are no bytes, or the media type is blank.</exception>
    public PlaceholderImage(ReadOnlyMemory<byte> data, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        if (data.IsEmpty)
            throw new ArgumentException("The placeholder has no bytes.", nameof(data));

        Data = data;
        MimeType = mimeType;
    }

    /// <summary>Gets the encoded bytes.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Gets the media type.</summary>
    public string MimeType { get; }
}
