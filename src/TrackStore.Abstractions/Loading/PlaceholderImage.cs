namespace TrackStore;

/// <summary>
/// A picture of the host's that is shown where there is no other. Make each once and give the same object again: it is decoded once.
/// </summary>
public sealed class PlaceholderImage
{
    /// <summary>Initializes a new instance of the <see cref="PlaceholderImage"/> class.</summary>
    /// <param name="data">The encoded bytes, in any format that the host shows. They are not copied; don't change them.</param>
    /// <param name="mimeType">Their media type, such as <c>image/png</c>.</param>
    /// <exception cref="ArgumentException">There are no bytes, or the media type is empty.</exception>
    public PlaceholderImage(ReadOnlyMemory<byte> data, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        if (data.IsEmpty)
        {
            throw new ArgumentException("A placeholder must have bytes.", nameof(data));
        }

        Data = data;
        MimeType = mimeType;
    }

    /// <summary>Gets the encoded bytes.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Gets the media type of the bytes.</summary>
    public string MimeType { get; }
}
