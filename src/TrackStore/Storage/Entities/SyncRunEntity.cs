namespace TrackStore.Storage.Entities;

/// <summary>How far a named synchronisation got; gone when it ended.</summary>
internal sealed class SyncRunEntity
{
    public required string Name { get; set; }

    public required string Platform { get; set; }

    /// <summary>Where the platform's stream goes on, or null when it said nothing of that.</summary>
    public string? ResumeToken { get; set; }

    /// <summary>When the run first began: what was synchronised since then needs no second time.</summary>
    public DateTime StartedAt { get; set; }

    public DateTime UpdatedAt { get; set; }
}
