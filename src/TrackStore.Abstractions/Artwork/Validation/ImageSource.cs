namespace TrackStore;

/// <summary>A validated original: its size in bytes and pixels is within the limits, and its format is known.</summary>
public sealed record ImageSource
{
    /// <summary>Gets the encoded bytes.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>
    /// Gets the format that was detected from the first bytes. The processor must not decode the data as any other format.
    /// </summary>
    public required ImageFormat Format { get; init; }

    /// <summary>Gets the maximum number of pixels that the processor accepts when it reads the header itself.</summary>
    public required long MaxPixels { get; init; }
}
