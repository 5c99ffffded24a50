namespace TrackStore.Storage.Entities;

/// <summary>Artwork of an album from one source.</summary>
internal sealed record AlbumArtworkEntity
{
    public long AlbumId { get; set; }

    public required string Kind { get; set; }

    /// <summary>The artwork, or null in the row that records the choice of no artwork.</summary>
    public long? ArtworkId { get; set; }

    public ArtworkEntity? Artwork { get; set; }

    public required string Source { get; set; }

    public string? SourceUrl { get; set; }

    public bool ChosenByUser { get; set; }

    /// <summary>True when the user doesn't want this very picture to be shown automatically.</summary>
    public bool RefusedByUser { get; set; }

    /// <summary>True for the candidate that is shown; recomputed whenever the candidates change.</summary>
    public bool IsShown { get; set; }

    public DateTime CreatedAt { get; set; }
}
