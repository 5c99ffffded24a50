namespace TrackStore.Artwork.Linking;

/// <summary>A track's or album's link to the picture of one source, or the user's choice of no picture at all.</summary>
internal sealed record ArtworkLink
{
    public required string Source { get; init; }

    public required string? SourceUrl { get; init; }

    public required long? ArtworkId { get; init; }

    /// <summary>Gets the hash of the original, or null if it was not read.</summary>
    public byte[]? Hash { get; init; }

    public long KeyHash { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string? MimeType { get; init; }

    public int ByteLength { get; init; }

    public bool HasOriginal { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required bool IsChosen { get; init; }

    public bool IsRefused { get; init; }

    public required bool IsShown { get; init; }

    public long Pixels => (long)Width * Height;

    /// <summary>Tells whether both are of the same original, whatever profile it was rendered with.</summary>
    public bool HasSameOriginal(ArtworkLink other) => Hash is not null && Hash.AsSpan().SequenceEqual(other.Hash);
}
