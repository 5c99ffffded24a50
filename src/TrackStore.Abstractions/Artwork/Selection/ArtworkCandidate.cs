namespace TrackStore;

/// <summary>A picture that one source gives a track or album.</summary>
public sealed record ArtworkCandidate
{
    /// <summary>Gets the source: a platform, or <see cref="Sources.User"/>. Each source has one candidate of a kind.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the address that the picture came from, or null when there is none.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Gets the picture's identifier; candidates with the same picture share it.</summary>
    public required long ArtworkId { get; init; }

    /// <summary>Gets the original's width in pixels, as it is seen.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the original's height in pixels, as it is seen.</summary>
    public required int Height { get; init; }

    /// <summary>Gets the original's media type.</summary>
    public required string MimeType { get; init; }

    /// <summary>Gets when the source gave the picture, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets a value indicating whether the user chose it.</summary>
    public required bool IsChosen { get; init; }

    /// <summary>Gets a value indicating whether it is the one that is shown.</summary>
    public required bool IsShown { get; init; }
}
