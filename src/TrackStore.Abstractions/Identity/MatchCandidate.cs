namespace TrackStore;

/// <summary>A stored track that may be the same recording as a record.</summary>
public sealed record MatchCandidate
{
    /// <summary>Gets the track's identifier.</summary>
    public required long TrackId { get; init; }

    /// <summary>Gets what the track shows.</summary>
    public required TrackFacts Facts { get; init; }

    /// <summary>
    /// Gets a value indicating whether the track is already linked to another item of the platform that the record is from. A rule that
    /// chooses it all the same adds the item's id as a further one.
    /// </summary>
    public bool IsLinkedElsewhere { get; init; }

    /// <summary>
    /// Gets a value indicating whether the platform's sources no longer list the items to which the track is linked there. A rule that
    /// chooses it moves the track to the record's id. <see cref="IsLinkedElsewhere"/> is false then.
    /// </summary>
    public bool IsMissing { get; init; }
}
