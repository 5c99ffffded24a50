namespace TrackStore;

/// <summary>An original picture that passed the gate: its size in bytes and pixels is within the limits and its format is known.</summary>
/// <param name="Data">The encoded bytes.</param>
/// <param name="Format">The format that the first bytes tell; the processor decodes as this format and as no other.</param>
/// <param name="MaxPixels">How many pixels the decoder may find at most, should the header that the gate read be contradicted.</param>
public sealed record ImageSource(ReadOnlyMemory<byte> Data, ImageFormat Format, long MaxPixels);
