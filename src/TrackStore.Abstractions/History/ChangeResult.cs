namespace TrackStore;

/// <summary>What a call has changed, or would change.</summary>
public sealed record ChangeResult
{
    /// <summary>Gets the number of tracks that it touches: those that have the tag or genre, or whose values an edit changes.</summary>
    public required int TrackCount { get; init; }

    /// <summary>
    /// Gets the number of albums whose picture is replaced, without those that have no tracks. It is 0 for other changes
    /// (<see cref="HistoryEntry.AlbumCount"/>).
    /// </summary>
    public int AlbumCount { get; init; }

    /// <summary>Gets a value indicating whether nothing was written, because the call was a preview.</summary>
    public bool IsPreview { get; init; }

    /// <summary>
    /// Gets the change as <see cref="IChangeHistory"/> keeps it for undoing, or null after a preview and when nothing changed.
    /// </summary>
    public HistoryEntry? Change { get; init; }
}
