namespace TrackStore;

/// <summary>The reason why the database can't be used.</summary>
public enum StoreFault
{
    /// <summary>Any other reason; see the inner exception.</summary>
    Unknown,

    /// <summary>
    /// The database can't be opened as configured: the file or its folder can't be created or opened, the file was moved, deleted or
    /// replaced while it was open, or the server has no such database or schema.
    /// </summary>
    CannotOpen,

    /// <summary>The file isn't a database, or it has no tables of this library, only those of another application.</summary>
    NotADatabase,

    /// <summary>The database is damaged, or the log beside it belongs to another database.</summary>
    Corrupt,

    /// <summary>The database can only be read.</summary>
    ReadOnly,

    /// <summary>The disk or the quota of the database is full.</summary>
    DiskFull,

    /// <summary>Another process held the write lock, or a statement took, longer than its time-out.</summary>
    Busy,

    /// <summary>The operating system reported an error while reading or writing.</summary>
    InputOutput,

    /// <summary>The process runs in globalization-invariant mode, without the Unicode data for comparing names.</summary>
    NoUnicodeData,

    /// <summary>The database server can't be reached, or accepts no connection at present.</summary>
    Unreachable,

    /// <summary>The database server refused the login, or its user lacks a right.</summary>
    AccessDenied,
}
