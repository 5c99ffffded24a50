namespace TrackStore;

/// <summary>One of two tracks that may be the same recording.</summary>
public sealed record DuplicateTrack
{
    /// <summary>Gets the track's identifier.</summary>
    public required long TrackId { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the album's title, or null.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the length, or null when it is unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the recording code (ISRC), or null when it is unknown.</summary>
    public string? Isrc { get; init; }

    /// <summary>Gets the platforms that the track is linked to, in alphabetical order.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];
}
