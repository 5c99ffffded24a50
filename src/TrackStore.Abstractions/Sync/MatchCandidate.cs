namespace TrackStore;

/// <summary>A stored track that a platform's track may match.</summary>
public sealed record MatchCandidate
{
    /// <summary>Gets the track's identifier.</summary>
    public required long TrackId { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist as credited.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the album's title, or null.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the duration, or null when it is unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the International Standard Recording Code, or null when it is unknown.</summary>
    public string? Isrc { get; init; }

    /// <summary>
    /// Gets a value indicating whether the track is already linked to another item of the same platform. A rule that chooses it all the
    /// same adds the item's id as a further one.
    /// </summary>
    public bool IsLinkedElsewhere { get; init; }
}
