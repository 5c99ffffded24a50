namespace TrackStore;

/// <summary>A picture that a lookup found at its source. It is not stored yet.</summary>
/// <param name="Data">The encoded original: JPEG, PNG, WebP, GIF or AVIF. It must not be changed before the lookup has ended.</param>
/// <param name="SourceUrl">The URL that the picture came from, at most 2,000 characters, or null.</param>
public sealed record FoundArtwork(ReadOnlyMemory<byte> Data, string? SourceUrl = null);
