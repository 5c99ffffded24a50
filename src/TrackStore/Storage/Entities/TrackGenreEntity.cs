namespace TrackStore.Storage.Entities;

/// <summary>A genre of a track from one source. Sources have separate rows, so one platform never removes another's genres.</summary>
internal sealed record TrackGenreEntity
{
    public long TrackId { get; set; }

    public long GenreId { get; set; }

    public GenreEntity? Genre { get; set; }

    public required string Source { get; set; }

    public int Position { get; set; }

    /// <summary>True for the best-ranked source of the track; recomputed whenever its links change.</summary>
    public bool IsEffective { get; set; }
}
