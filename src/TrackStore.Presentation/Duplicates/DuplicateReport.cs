namespace TrackStore;

/// <summary>What a call has done with one or several pairs.</summary>
public sealed record DuplicateReport
{
    /// <summary>Gets the number of tracks that were merged into others.</summary>
    public int MergedCount { get; init; }

    /// <summary>Gets the number of pairs that are kept apart from now on.</summary>
    public int KeptApartCount { get; init; }

    /// <summary>Gets the number of pairs that are open again.</summary>
    public int ReopenedCount { get; init; }

    /// <summary>Gets the number of pairs that were left out, because one of their tracks was deleted or merged meanwhile.</summary>
    public int SkippedCount { get; init; }

    /// <summary>Gets the changes by which this can be undone, the earliest first. There are several only for very many pairs.</summary>
    public IReadOnlyList<HistoryEntry> Changes { get; init; } = [];

    /// <summary>Gets what was done, as text to show.</summary>
    public required string Text { get; init; }
}
