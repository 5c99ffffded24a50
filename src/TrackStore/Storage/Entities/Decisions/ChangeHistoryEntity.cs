namespace TrackStore.Storage.Entities.Decisions;

/// <summary>A change that can be undone. Its parts hold the rows before and after it.</summary>
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

    /// <summary>The number of tracks that it touched.</summary>
    public int Tracks { get; set; }

    /// <summary>The number of albums that it touched.</summary>
    public int Albums { get; set; }

    /// <summary>What was changed, for a UI: a JSON list of <see cref="HistorySubject"/>.</summary>
    public required string Subjects { get; set; }

    /// <summary>The size of its parts in bytes.</summary>
    public long ByteLength { get; set; }
}
