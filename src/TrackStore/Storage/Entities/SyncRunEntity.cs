namespace TrackStore.Storage.Entities;

/// <summary>The last run of a named synchronization: where it can be resumed, or how it ended.</summary>
internal sealed record SyncRunEntity
{
    public required string Name { get; set; }

    public required string Platform { get; set; }

    /// <summary>The token with which the platform's stream resumes, or null when the platform gave none.</summary>
    public string? ResumeToken { get; set; }

    /// <summary>The start time of the run. Links synchronized since then are skipped on resume.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>The time of the last transaction.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>The source whose complete content the run brings, or null.</summary>
    public string? Source { get; set; }

    /// <summary>"running", "interrupted" or "completed". A killed run stays "running".</summary>
    public required string State { get; set; }

    /// <summary>Why the run ended early, or null.</summary>
    public string? Reason { get; set; }

    public long Added { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    public long Failed { get; set; }

    /// <summary>The number of links that were marked as missing.</summary>
    public long Missing { get; set; }
}
