namespace TrackStore;

/// <summary>What a compaction has done so far, or altogether.</summary>
public sealed record CompactionResult
{
    /// <summary>
    /// Gets a value indicating whether the database can be compacted in small steps. A SQLite file can't be if its host created it without
    /// <c>PRAGMA auto_vacuum=INCREMENTAL</c>, nor can a database of another kind than SQLite and PostgreSQL.
    /// </summary>
    public required bool IsSupported { get; init; }

    /// <summary>Gets the size of the database before in bytes, or null where the database doesn't tell.</summary>
    public long? BytesBefore { get; init; }

    /// <summary>Gets the size of the database now in bytes, or null where the database doesn't tell.</summary>
    public long? BytesAfter { get; init; }
}
