namespace TrackStore.Storage.Entities.Decisions;

/// <summary>
/// A part of the rows that a change has written, before and after it. A change of many tracks has several, so that none is held in memory
/// as a whole. Once the change is undone, they hold what undoing it has written.
/// </summary>
internal sealed record ChangeHistoryPartEntity
{
    public long HistoryId { get; set; }

    /// <summary>The place of the part, from 0. A change is undone from the last part to the first.</summary>
    public int Number { get; set; }

    /// <summary>The rows, compressed.</summary>
    public required byte[] Rows { get; set; }
}
