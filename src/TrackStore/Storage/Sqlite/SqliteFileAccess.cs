namespace TrackStore.Storage.Sqlite;

/// <summary>How a connection opens the database file.</summary>
internal enum SqliteFileAccess
{
    /// <summary>For reading and writing; a missing file is created. Only used while the schema is prepared.</summary>
    Create,

    /// <summary>For reading and writing; a missing file is an error.</summary>
    ReadWrite,

    /// <summary>For reading, together with writers in other processes.</summary>
    ReadOnly,

    /// <summary>For reading without the log and without locks, in a folder where neither the log nor its index can be created.</summary>
    Immutable,
}
