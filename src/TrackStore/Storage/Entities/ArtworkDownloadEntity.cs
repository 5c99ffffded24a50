namespace TrackStore.Storage.Entities;

/// <summary>An address from which a picture is, or was, downloaded: once, however many show it.</summary>
internal sealed class ArtworkDownloadEntity
{
    public long Id { get; set; }

    /// <summary>The first half of the SHA-256 of the address; unique, because databases limit what an index may hold.</summary>
    public required byte[] UrlKey { get; set; }

    public required string Url { get; set; }

    /// <summary>"pending", "done", "absent" or "refused"; a failed one is pending again.</summary>
    public required string State { get; set; }

    /// <summary>From when on it may be tried.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>How many times in a row it failed.</summary>
    public int Failures { get; set; }

    public string? Reason { get; set; }

    public string? Etag { get; set; }

    public string? LastModified { get; set; }

    /// <summary>SHA-256 of what was downloaded last.</summary>
    public byte[]? ContentHash { get; set; }

    public DateTime? CheckedAt { get; set; }

    public DateTime CreatedAt { get; set; }

    public List<ArtworkDownloadTargetEntity> Targets { get; } = [];
}
