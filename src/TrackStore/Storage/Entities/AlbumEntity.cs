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

    /// <summary>The front picture that the album shows; kept in step with its links, for lists. It is no foreign key: the links are.</summary>
    public long? ArtworkId { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public List<TrackEntity> Tracks { get; } = [];
}
