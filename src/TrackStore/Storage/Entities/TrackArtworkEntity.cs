namespace TrackStore.Storage.Entities;

/// <summary>Which artwork a track shows.</summary>
internal sealed class TrackArtworkEntity
{
    public long TrackId { get; set; }

    public required string Kind { get; set; }

    public long ArtworkId { get; set; }

    public ArtworkEntity? Artwork { get; set; }

    public required string Source { get; set; }

    public string? SourceUrl { get; set; }

    public bool ChosenByUser { get; set; }

    public DateTime CreatedAt { get; set; }
}
