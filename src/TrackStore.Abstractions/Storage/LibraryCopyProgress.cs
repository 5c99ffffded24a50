namespace TrackStore;

/// <summary>How far a copy of a library is.</summary>
public sealed record LibraryCopyProgress
{
    /// <summary>Gets what the copy is doing.</summary>
    public required LibraryCopyStage Stage { get; init; }

    /// <summary>Gets the number of rows that are done in this stage, those of an interrupted copy included.</summary>
    public required long Rows { get; init; }

    /// <summary>Gets the number of rows of the source.</summary>
    public required long TotalRows { get; init; }
}
