namespace TrackStore;

/// <summary>Two tracks side by side, and what the merged track would show.</summary>
public sealed record DuplicateComparison
{
    /// <summary>Gets the pair's first track.</summary>
    public required TrackDetails First { get; init; }

    /// <summary>Gets the pair's second track.</summary>
    public required TrackDetails Second { get; init; }

    /// <summary>Gets what the merged track would show.</summary>
    public required MergedTrack Merged { get; init; }

    /// <summary>Gets the values in which at least one track shows something, in the order of <see cref="TrackField"/>.</summary>
    public required IReadOnlyList<ComparedValue> Values { get; init; }
}
