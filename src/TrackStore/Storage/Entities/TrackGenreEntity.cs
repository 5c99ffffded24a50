namespace TrackStore.Storage.Entities;

/// <summary>The link carries the source, so that one platform never drops another's genres.</summary>
internal sealed class TrackGenreEntity
{
    public long TrackId { get; set; }

    public long GenreId { get; set; }

    public GenreEntity? Genre { get; set; }

    public required string Source { get; set; }

    public int Position { get; set; }

    /// <summary>Whether the source is the best-ranked one of the track; recomputed with every change of its links.</summary>
    public bool IsEffective { get; set; }
}
