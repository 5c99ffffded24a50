namespace TrackStore;

/// <summary>A picture that a look found at its source, not stored yet.</summary>
/// <param name="Data">The encoded original: JPEG, PNG, WebP, GIF or AVIF. It must not be changed before the look has ended.</param>
/// <param name="SourceUrl">The address that it came from, at most 2,000 characters, or null.</param>
public sealed record FoundArtwork(ReadOnlyMemory<byte> Data, string? SourceUrl = null);
