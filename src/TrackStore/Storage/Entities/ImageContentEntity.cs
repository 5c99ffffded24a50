namespace TrackStore.Storage.Entities;

/// <summary>A rendition's bytes, apart from its metadata: scans of the metadata don't walk over them.</summary>
internal sealed class ImageContentEntity
{
    public long ImageId { get; set; }

    public required byte[] Data { get; set; }
}
