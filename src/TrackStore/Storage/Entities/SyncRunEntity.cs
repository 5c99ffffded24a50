namespace TrackStore.Storage.Entities;

/// <summary>The progress of a named synchronization; deleted when it completes.</summary>
internal sealed record SyncRunEntity
{
    public required string Name { get; set; }

    public required string Platform { get; set; }

    /// <summary>The token with which the platform's stream resumes, or null when the platform gave none.</summary>
    public string? ResumeToken { get; set; }

    /// <summary>The start time of the run. Links synchronized since then are skipped on resume.</summary>
    public DateTime StartedAt { get; set; }

    public DateTime UpdatedAt { get; set; }
}
