namespace TrackStore.Storage.Entities;

/// <summary>A picture that one source gives a track.</summary>
internal sealed class TrackArtworkEntity
{
    public long TrackId { get; set; }

    public required string Kind { get; set; }

    /// <summary>The picture, or null in the row that says "deliberately none".</summary>
    public long? ArtworkId { get; set; }

    public ArtworkEntity? Artwork { get; set; }

    public required string Source { get; set; }

    public string? SourceUrl { get; set; }

    public bool ChosenByUser { get; set; }

    /// <summary>Whether this is the candidate that is shown; recomputed with every change of the candidates.</summary>
    public bool IsShown { get; set; }

    public DateTime CreatedAt { get; set; }
}
