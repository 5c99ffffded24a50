namespace TrackStore.Benchmarks.Artwork;

/// <summary>The columns that the peers read of an image: the same as the store's.</summary>
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
