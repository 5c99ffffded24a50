namespace TrackStore.Storage.Entities;

/// <summary>A URL from which artwork is or was downloaded, once for all tracks and albums that show it.</summary>
internal sealed record ArtworkDownloadEntity
{
    public long Id { get; set; }

    /// <summary>
    /// The first half of the SHA-256 of the URL. It is the unique key, because databases limit the length of index entries.
    /// </summary>
    public required byte[] UrlKey { get; set; }

    public required string Url { get; set; }

    /// <summary>"pending", "done", "absent" or "refused". A failed download becomes pending again.</summary>
    public required string State { get; set; }

    /// <summary>The earliest time for the next attempt.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>The number of consecutive failures.</summary>
    public int Failures { get; set; }

    public string? Reason { get; set; }

    /// <summary>Until when a process has taken the download, so that no other one downloads it too; null when none has.</summary>
    public DateTime? LeasedUntil { get; set; }

    public string? Etag { get; set; }

    public string? LastModified { get; set; }

    /// <summary>SHA-256 of the last downloaded content.</summary>
    public byte[]? ContentHash { get; set; }

    public DateTime? CheckedAt { get; set; }

    public DateTime CreatedAt { get; set; }

    public List<ArtworkDownloadTargetEntity> Targets { get; } = [];
}
