namespace TrackStore;

/// <summary>An original picture that passed the gate: its size in bytes and pixels is within the limits and its format is known.</summary>
public sealed record ImageSource
{
    /// <summary>Gets the encoded bytes.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Gets the format that the first bytes tell; the processor decodes as this format and as no other.</summary>
    public required ImageFormat Format { get; init; }

    /// <summary>Gets how many pixels the decoder may find at most, should the header that the gate read be contradicted.</summary>
    public required long MaxPixels { get; init; }
}
