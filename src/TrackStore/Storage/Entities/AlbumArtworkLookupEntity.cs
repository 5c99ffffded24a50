namespace TrackStore.Storage.Entities;

/// <summary>The result of the last unsuccessful artwork lookup for an album at one source.</summary>
internal sealed record AlbumArtworkLookupEntity
{
    public long AlbumId { get; set; }

    public required string Kind { get; set; }

    public required string Source { get; set; }

    /// <summary>"absent", "refused", or "pending" after a failure. Artwork that was found is in the links instead.</summary>
    public required string State { get; set; }

    /// <summary>The number of consecutive failures; 0 when the last lookup didn't fail.</summary>
    public int Failures { get; set; }

    public string? Reason { get; set; }

    public DateTime CheckedAt { get; set; }

    /// <summary>The earliest time for another lookup.</summary>
    public DateTime RetryAt { get; set; }
}
