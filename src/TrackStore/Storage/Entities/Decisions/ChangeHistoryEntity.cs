namespace TrackStore.Storage.Entities.Decisions;

/// <summary>A change that can be undone, with the rows before and after it.</summary>
internal sealed record ChangeHistoryEntity
{
    public long Id { get; set; }

    /// <summary>What was done: a <see cref="HistoryKind"/> in snake case.</summary>
    public required string Kind { get; set; }

    /// <summary>What was done, for people.</summary>
    public required string Description { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>The time when it was undone, or null when it stands.</summary>
    public DateTime? UndoneAt { get; set; }

    /// <summary>The rows before and after it, as JSON.</summary>
    public required string Rows { get; set; }
}
