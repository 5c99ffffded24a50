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

    /// <summary>The longer of <see cref="Width"/> and <see cref="Height"/>, for filtering.</summary>
    public int LongestSide { get; set; }

    /// <summary>The perceptual hash, or null when the picture has no preview or is too plain for one.</summary>
    public long? PerceptualHash { get; set; }

    /// <summary>
    /// Bits 0 to 15 of <see cref="PerceptualHash"/>. Of pictures that look alike, at least one band is equal or nearly so.
    /// </summary>
    public int? HashBand0 { get; set; }

    /// <summary>Bits 16 to 31 of <see cref="PerceptualHash"/>.</summary>
    public int? HashBand1 { get; set; }

    /// <summary>Bits 32 to 47 of <see cref="PerceptualHash"/>.</summary>
    public int? HashBand2 { get; set; }

    /// <summary>Bits 48 to 63 of <see cref="PerceptualHash"/>.</summary>
    public int? HashBand3 { get; set; }

    /// <summary>When the last track or album let it go, or null when one has it. The sweep looks again before it deletes.</summary>
    public DateTime? ReleasedAt { get; set; }

    public List<ImageEntity> Images { get; } = [];
}
