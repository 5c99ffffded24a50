namespace TrackStore.Storage.Entities;

/// <summary>A track or album that will show a downloaded artwork. It has one URL per source.</summary>
internal sealed record ArtworkDownloadTargetEntity
{
    /// <summary>"track" or "album".</summary>
    public required string Subject { get; set; }

    public long SubjectId { get; set; }

    public required string Source { get; set; }

    public long DownloadId { get; set; }

    public ArtworkDownloadEntity? Download { get; set; }

    /// <summary>The platform id of the track that supplied the URL. Other tracks of the same album don't replace it.</summary>
    public required string NamedBy { get; set; }

    /// <summary>True once the downloaded artwork is linked to the track or album.</summary>
    public bool IsLinked { get; set; }
}
