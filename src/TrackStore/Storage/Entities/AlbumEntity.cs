namespace TrackStore.Storage.Entities;

internal sealed record AlbumEntity
{
    public long Id { get; set; }

    public required string Title { get; set; }

    public required string Artist { get; set; }

    /// <summary>True when no source named the album's artist, so that a track's artist stands for it.</summary>
    public bool IsArtistAssumed { get; set; }

    /// <summary>Hash of the folded title and artist; unique.</summary>
    public required byte[] IdentityKey { get; set; }

    /// <summary>Folded title and artist, one per line, for searching.</summary>
    public required string SearchKey { get; set; }

    /// <summary>Folded title and artist, for sorting.</summary>
    public required string SortTitle { get; set; }

    /// <summary>Folded artist and title, for sorting.</summary>
    public required string SortArtist { get; set; }

    public string? ReleaseYear { get; set; }

    /// <summary>The first four-digit year in <see cref="ReleaseYear"/>, for filtering and sorting.</summary>
    public int? YearNumber { get; set; }

    public string? Label { get; set; }

    public string? CatalogNumber { get; set; }

    public string? ArtworkUrl { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    /// <summary>
    /// The artwork shown as front cover, maintained with the artwork links for use in lists. Not a foreign key; the links have one.
    /// </summary>
    public long? ArtworkId { get; set; }

    public List<TrackEntity> Tracks { get; } = [];

    /// <summary>The links by which tracks are on the album that show another one.</summary>
    public List<PlatformInfoEntity> AppearingLinks { get; } = [];
}
