namespace TrackStore;

/// <summary>The result of a search for duplicates.</summary>
public sealed record DuplicateScan
{
    /// <summary>Gets the number of pairs that are the same recording by the rule.</summary>
    public required long Same { get; init; }

    /// <summary>Gets the number of pairs about which a person has to decide.</summary>
    public required long ToDecide { get; init; }

    /// <summary>Gets the number of pairs that are listed for the first time.</summary>
    public required long New { get; init; }

    /// <summary>Gets the number of open pairs that are no longer listed, because their tracks were changed.</summary>
    public required long Outdated { get; init; }
}
