namespace TrackStore.Storage.Entities;

/// <summary>One original picture, identified by the hash of its bytes and the profile of its renditions. Immutable.</summary>
internal sealed record ArtworkEntity
{
    public long Id { get; set; }

    public required byte[] Hash { get; set; }

    public required string Profile { get; set; }

    /// <summary>The first 8 bytes of the hash over <see cref="Hash"/> and <see cref="Profile"/>.</summary>
    public long KeyHash { get; set; }

    public required string MimeType { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public int ByteLength { get; set; }

    public byte[]? ThumbHash { get; set; }

    public int? DominantColor { get; set; }

    public DateTime CreatedAt { get; set; }

    public List<ImageEntity> Images { get; } = [];
}
