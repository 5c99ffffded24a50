namespace TrackStore.Storage.Entities;

/// <summary>The bytes of an original, kept where the host asks for it; by its hash, so that it serves whatever renditions are made of it.</summary>
internal sealed class ArtworkOriginalEntity
{
    public required byte[] Hash { get; set; }

    public required byte[] Data { get; set; }

    public DateTime CreatedAt { get; set; }
}
