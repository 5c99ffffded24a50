namespace TrackStore;

/// <summary>What a call has merged, or would merge.</summary>
public sealed record TrackMergeResult
{
    /// <summary>Gets the number of tracks that were merged into others.</summary>
    public required int MergedCount { get; init; }

    /// <summary>Gets the merges that were left out, because one of their tracks is gone, or both were one track by then.</summary>
    public required IReadOnlyList<TrackMerge> Skipped { get; init; }

    /// <summary>Gets the number of merges that were left out because one of their tracks is gone.</summary>
    public int GoneCount { get; init; }

    /// <summary>Gets a value indicating whether nothing was written, because the call was a preview.</summary>
    public bool IsPreview { get; init; }

    /// <summary>
    /// Gets the change as <see cref="IChangeHistory"/> keeps it for undoing, or null after a preview and when nothing was merged.
    /// </summary>
    public HistoryEntry? Change { get; init; }
}
