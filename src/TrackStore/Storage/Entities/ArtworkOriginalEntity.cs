namespace TrackStore.Storage.Entities;

/// <summary>
/// The bytes of an original picture, stored when the host enables it. The key is the hash, so all rendition profiles share it.
/// </summary>
internal sealed record ArtworkOriginalEntity
{
    public required byte[] Hash { get; set; }

    public required byte[] Data { get; set; }

    public DateTime CreatedAt { get; set; }
}
