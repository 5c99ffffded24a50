namespace TrackStore;

/// <summary>Says why the database could not do its work.</summary>
public enum StoreFault
{
    /// <summary>The reason is not one of the known ones; the inner exception has it.</summary>
    Unknown,

    /// <summary>The file or its folder can't be created or opened.</summary>
    CannotOpen,

    /// <summary>The file is no database, or it belongs to another application.</summary>
    NotADatabase,

    /// <summary>The database is damaged.</summary>
    Corrupt,

    /// <summary>The file, its folder or the medium can't be written.</summary>
    ReadOnly,

    /// <summary>The disk, or the room that the database may use, is full.</summary>
    DiskFull,

    /// <summary>Another process held the write lock for longer than the busy time-out.</summary>
    Busy,

    /// <summary>The operating system reported an error while reading or writing.</summary>
    InputOutput,

    /// <summary>The process runs without Unicode data (globalization-invariant mode), so that names can't be compared.</summary>
    NoUnicodeData,
}
