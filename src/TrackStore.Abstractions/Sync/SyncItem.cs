namespace TrackStore;

/// <summary>What a sync did, or would do, with one of a platform's tracks.</summary>
public sealed record SyncItem
{
    /// <summary>Gets the platform's name.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the track's id on the platform.</summary>
    public required string PlatformId { get; init; }

    /// <summary>Gets the title as the platform provides it.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artist as the platform provides it.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets what was done.</summary>
    public required SyncAction Action { get; init; }

    /// <summary>Gets the rule by which the track was matched.</summary>
    public MatchRule MatchedBy { get; init; }

    /// <summary>
    /// Gets the id that the track had on the platform until now, if the item's id has taken its place; else null. The source no longer
    /// lists the former id, whose link stays as a further one.
    /// </summary>
    public string? ReplacedPlatformId { get; init; }

    /// <summary>Gets what spoke for and against the match, or for and against being the track of <see cref="SimilarTrackId"/>.</summary>
    public IdentityReasons Reasons { get; init; }

    /// <summary>
    /// Gets the stored track that may be the same recording, or null. The evidence does not suffice, so the platform's track was added
    /// beside it and a person has to decide.
    /// </summary>
    public long? SimilarTrackId { get; init; }

    /// <summary>
    /// Gets the identifier of the stored track, or null when there is none: in a preview of a new track, and after a failure.
    /// </summary>
    public long? TrackId { get; init; }

    /// <summary>Gets the fields whose value on the platform has changed.</summary>
    public IReadOnlyList<SyncChange> Changes { get; init; } = [];

    /// <summary>Gets the optional values that were left out, by the client or the store, because they can't be stored.</summary>
    public IReadOnlyList<OmittedValue> Omitted { get; init; } = [];

    /// <summary>Gets why the track could not be stored and what to do, or null when it was.</summary>
    public string? Error { get; init; }
}
