namespace TrackStore;

/// <summary>What <see cref="ITrackRepository.RelocateAsync"/> did, or would do.</summary>
public sealed record RelocationResult
{
    /// <summary>Gets the number of tracks whose path changes.</summary>
    public required int Relocated { get; init; }

    /// <summary>Gets the number of tracks that keep their path, because the new one would have more than 4,000 characters.</summary>
    public required int TooLong { get; init; }

    /// <summary>Gets the first 20 changes, in the order of the tracks' identifiers.</summary>
    public required IReadOnlyList<RelocatedPath> Samples { get; init; }
}
