namespace TrackStore.Storage.Entities;

/// <summary>Who is to show what is downloaded. A subject has one address from each source.</summary>
internal sealed class ArtworkDownloadTargetEntity
{
    /// <summary>"track" or "album".</summary>
    public required string Subject { get; set; }

    public long SubjectId { get; set; }

    public required string Source { get; set; }

    public long DownloadId { get; set; }

    public ArtworkDownloadEntity? Download { get; set; }

    /// <summary>The id of the platform's track that named the address: another track of the same album doesn't replace it.</summary>
    public required string NamedBy { get; set; }

    /// <summary>Whether what was downloaded was given to the subject.</summary>
    public bool IsLinked { get; set; }
}
