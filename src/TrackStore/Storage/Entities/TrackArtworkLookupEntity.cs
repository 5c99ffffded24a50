namespace TrackStore.Storage.Entities;

/// <summary>What came of the last look for a track's picture at one source, when it found none.</summary>
internal sealed class TrackArtworkLookupEntity
{
    public long TrackId { get; set; }

    public required string Kind { get; set; }

    public required string Source { get; set; }

    /// <summary>"absent" or "failed"; what was found is in the links.</summary>
    public required string State { get; set; }

    /// <summary>How many times in a row the look failed; 0 when it didn't.</summary>
    public int Failures { get; set; }

    public string? Reason { get; set; }

    public DateTime CheckedAt { get; set; }

    /// <summary>From when on it is worth looking again.</summary>
    public DateTime RetryAt { get; set; }
}
