namespace TrackStore.Storage.Entities;

internal sealed class AlbumEntity
{
    public long Id { get; set; }

    public required string Title { get; set; }

    public required string Artist { get; set; }

    /// <summary>Hash of the folded title and artist; unique.</summary>
    public required byte[] IdentityKey { get; set; }

    public string? ReleaseYear { get; set; }

    public string? Label { get; set; }

    public string? CatalogueNumber { get; set; }

    public string? ArtworkUrl { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public List<TrackEntity> Tracks { get; } = [];

    public List<AlbumArtworkEntity> Artworks { get; } = [];
}
