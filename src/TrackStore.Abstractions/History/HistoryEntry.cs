namespace TrackStore;

/// <summary>A change that can be undone.</summary>
public sealed record HistoryEntry
{
    /// <summary>Gets the identifier. A later change has a higher one.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the kind of change.</summary>
    public required HistoryKind Kind { get; init; }

    /// <summary>Gets what was done, in English, with the names that the tracks or albums had then.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the time of the change.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the time when it was undone, or null when it stands.</summary>
    public DateTimeOffset? UndoneAt { get; init; }
}
