namespace TrackStore.Storage.Entities;

/// <summary>A track's effective values: the projection of its field layers, plus the facts that have no layers.</summary>
internal sealed class TrackEntity
{
    public long Id { get; set; }

    public required string Title { get; set; }

    public required string Artist { get; set; }

    public long? AlbumId { get; set; }

    public AlbumEntity? Album { get; set; }

    public long? DurationMs { get; set; }

    public string? Year { get; set; }

    /// <summary>The first four-digit year of <see cref="Year"/>, for filters and order.</summary>
    public int? YearNumber { get; set; }

    public double? Bpm { get; set; }

    public string? MusicalKey { get; set; }

    public string? Isrc { get; set; }

    public string? Label { get; set; }

    public bool IsAvailableLocally { get; set; }

    public string? LocalPath { get; set; }

    public string? ArtworkUrl { get; set; }

    /// <summary>The front picture that the track shows of its own; kept in step with its links, for lists. It is no foreign key: the links are.</summary>
    public long? ArtworkId { get; set; }

    /// <summary>Whether the track decides what it shows, be it "none"; else it shows its album's picture.</summary>
    public bool ArtworkDecided { get; set; }

    /// <summary>How often the user's layer was written.</summary>
    public long EditVersion { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    /// <summary>Folded title, artist and album, one a line, for searches.</summary>
    public required string SearchKey { get; set; }

    /// <summary>Folded title and artist, for order.</summary>
    public required string SortTitle { get; set; }

    /// <summary>Folded artist and title, for order.</summary>
    public required string SortArtist { get; set; }

    /// <summary>Hash of the effective artist, title and album.</summary>
    public required byte[] IdentityKey { get; set; }

    /// <summary>Hash of the base layer's artist, title and album: an edited track is still found by what was imported.</summary>
    public byte[]? BaseIdentityKey { get; set; }

    public List<TrackFieldEntity> Fields { get; } = [];

    public List<PlatformInfoEntity> PlatformInfo { get; } = [];

    public List<TrackGenreEntity> Genres { get; } = [];

    public List<TrackTagEntity> Tags { get; } = [];
}
