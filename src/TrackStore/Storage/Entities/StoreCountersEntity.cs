namespace TrackStore.Storage.Entities;

/// <summary>
/// The last id that was given out for each table, and the number of writes. The table has one row. A write that can't lock the database
/// as a whole updates it before it reads anything else, so the row is the library's write lock too. Ids are assigned by the engine, because
/// rows that refer to each other can then be planned and written together, and because a deleted row's id is never used again.
/// </summary>
internal sealed record StoreCountersEntity
{
    /// <summary>The id of the only row.</summary>
    public const int OnlyId = 1;

    public int Id { get; set; }

    public long Writes { get; set; }

    public long Tracks { get; set; }

    public long Albums { get; set; }

    public long Genres { get; set; }

    public long Tags { get; set; }

    public long Links { get; set; }

    public long Artworks { get; set; }

    public long Images { get; set; }

    public long Downloads { get; set; }

    public long Changes { get; set; }

    public long History { get; set; }
}
