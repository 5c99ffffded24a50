namespace TrackStore;

/// <summary>What a library takes on the disc. Sizes are in bytes.</summary>
public sealed record StorageReport
{
    /// <summary>
    /// Gets the size of the database: on SQLite the file without its write-ahead log, and on PostgreSQL the library's tables with their
    /// indexes. Null where the database doesn't tell.
    /// </summary>
    public long? DatabaseBytes { get; init; }

    /// <summary>
    /// Gets the part of <see cref="DatabaseBytes"/> that is free and will be used again, and that
    /// <see cref="ITrackStoreDatabase.CompactAsync"/> gives back. Null where the database doesn't tell.
    /// </summary>
    public long? FreeBytes { get; init; }

    /// <summary>Gets the size of the index for text search, or null where the database doesn't tell or has none.</summary>
    public long? SearchBytes { get; init; }

    /// <summary>Gets the renditions in each size, the smallest first. Those of unused pictures are among them.</summary>
    public required IReadOnlyList<RenditionStorage> Renditions { get; init; }

    /// <summary>Gets the size of the kept originals.</summary>
    public required long OriginalBytes { get; init; }

    /// <summary>
    /// Gets the number of pictures that no track, album or recorded change uses, and which <see cref="IArtworkMaintenance.SweepAsync"/>
    /// may delete.
    /// </summary>
    public required int UnusedArtworks { get; init; }

    /// <summary>Gets the size of the renditions of <see cref="UnusedArtworks"/>.</summary>
    public required long UnusedBytes { get; init; }

    /// <summary>
    /// Gets what remains of <see cref="DatabaseBytes"/> for tracks, albums, links, the history and their indexes, or null where the
    /// database doesn't tell.
    /// </summary>
    public long? TrackBytes => DatabaseBytes is { } all
        ? Math.Max(0, all - (FreeBytes ?? 0) - (SearchBytes ?? 0) - OriginalBytes - Renditions.Sum(size => size.Bytes))
        : null;
}
