namespace TrackStore;

/// <summary>Two tracks that are, or may be, the same recording.</summary>
public sealed record DuplicatePair
{
    /// <summary>Gets the track with the lower id.</summary>
    public required DuplicateTrack First { get; init; }

    /// <summary>Gets the other track.</summary>
    public required DuplicateTrack Second { get; init; }

    /// <summary>
    /// Gets <see cref="IdentityDecision.Same"/> when the evidence suffices, and <see cref="IdentityDecision.Ask"/> when a person has to
    /// decide.
    /// </summary>
    public required IdentityDecision Decision { get; init; }

    /// <summary>Gets what speaks for and against it.</summary>
    public required IdentityReasons Reasons { get; init; }

    /// <summary>Gets how strong the evidence is, for comparing pairs. It has no unit.</summary>
    public required int Strength { get; init; }

    /// <summary>Gets a value indicating whether a person has said that they are different.</summary>
    public bool IsRejected { get; init; }

    /// <summary>Gets the time when the pair was found.</summary>
    public required DateTimeOffset FoundAt { get; init; }
}
