namespace TrackStore.Storage.Entities;

/// <summary>The effective values of a track, projected from its field layers, and the details that have no layers.</summary>
internal sealed record TrackEntity
{
    public long Id { get; set; }

    public required string Title { get; set; }

    public required string Artist { get; set; }

    public long? AlbumId { get; set; }

    public AlbumEntity? Album { get; set; }

    /// <summary>The number of the album's disc, from 1, or null.</summary>
    public int? DiscNumber { get; set; }

    /// <summary>The number on the disc, from 1, or null.</summary>
    public int? TrackNumber { get; set; }

    public long? DurationMs { get; set; }

    public string? Year { get; set; }

    /// <summary>The first four-digit year in <see cref="Year"/>, for filtering and sorting.</summary>
    public int? YearNumber { get; set; }

    public double? Bpm { get; set; }

    public string? MusicalKey { get; set; }

    /// <summary>The key that <see cref="MusicalKey"/> names, 0 to 23 around the Camelot wheel (1A, 1B, 2A), or null.</summary>
    public int? KeyNumber { get; set; }

    public string? Isrc { get; set; }

    public bool IsAvailableLocally { get; set; }

    public string? LocalPath { get; set; }

    public string? ArtworkUrl { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    /// <summary>Folded title, artist and album, one per line, for searching.</summary>
    public required string SearchKey { get; set; }

    /// <summary>Folded title and artist, for sorting.</summary>
    public required string SortTitle { get; set; }

    /// <summary>Folded artist and title, for sorting.</summary>
    public required string SortArtist { get; set; }

    /// <summary>Hash of the effective artist, title and album.</summary>
    public required byte[] IdentityKey { get; set; }

    /// <summary>True when the track has its own artwork or the choice of none; false when it shows its album's artwork.</summary>
    public bool ArtworkDecided { get; set; }

    /// <summary>
    /// The track's own artwork shown as front cover, maintained with the artwork links for use in lists. Not a foreign key; the links have
    /// one.
    /// </summary>
    public long? ArtworkId { get; set; }

    /// <summary>
    /// The artwork that lists show: the track's own if it is decided, else its album's. Maintained with the artwork links and the album.
    /// Not a foreign key; the links have one.
    /// </summary>
    public long? ShownArtworkId { get; set; }

    /// <summary>The number of writes to the user layer, for detecting conflicting edits.</summary>
    public long EditVersion { get; set; }

    public string? Label { get; set; }

    /// <summary>Folded <see cref="Label"/>, cut to an indexable length, for filtering.</summary>
    public string? LabelKey { get; set; }

    /// <summary>The sources of the values that the track shows; see <see cref="TrackStore.Fields.FieldSourceText"/>.</summary>
    public required string FieldSources { get; set; }

    /// <summary>
    /// Hash of the artist, title and album in the base layer, by which an edited track is recognized on import. Null when it equals
    /// <see cref="IdentityKey"/>.
    /// </summary>
    public byte[]? BaseIdentityKey { get; set; }

    /// <summary>Hash of the title without versions, guests and remarks, by which tracks that may be the same recording are found.</summary>
    public long TitleKey { get; set; }

    /// <summary>Hash of the letters that survive most typing errors in the title, or null when it has too few of them.</summary>
    public long? SkeletonKey { get; set; }

    /// <summary>Hash of the title in another reading, such as one with its subtitle, or null when there is none.</summary>
    public long? OtherTitleKey { get; set; }

    public List<TrackFieldEntity> Fields { get; } = [];

    public List<PlatformInfoEntity> PlatformInfo { get; } = [];

    public List<TrackGenreEntity> Genres { get; } = [];

    public List<TrackTagEntity> Tags { get; } = [];
}
