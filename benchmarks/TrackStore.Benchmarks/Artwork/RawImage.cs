namespace TrackStore.Benchmarks.Artwork;

/// <summary>What the peers read of an image: all that the store reads.</summary>
internal sealed record RawImage(
    long Id,
    long ArtworkId,
    string MimeType,
    int Width,
    int Height,
    int ByteLength,
    string Source,
    string? SourceUrl,
    DateTime CreatedAt,
    byte[] Data);
