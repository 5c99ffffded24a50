namespace TrackStore.Storage.Entities;

/// <summary>The bytes of a rendition, separate from its metadata so that metadata scans don't read them.</summary>
internal sealed record ImageContentEntity
{
    public long ImageId { get; set; }

    public required byte[] Data { get; set; }
}
