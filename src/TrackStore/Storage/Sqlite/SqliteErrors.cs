using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>Translates SQLite's result codes to the exceptions of the store.</summary>
internal static class SqliteErrors
{
    private const string ReadOnlyMessage = "The database can only be read. "
        + "Check who may write to the file, to the -wal and -shm files beside it, and to their folder, and open the store again. "
        + "A connection string with Mode=ReadOnly has the same effect.";

    public static TrackStoreException? Translate(DbException exception, string file)
    {
        if (exception is not SqliteException sqlite)
            return null;

        (StoreFault fault, string message) = sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_NOTADB => (
                StoreFault.NotADatabase,
                "The file isn't a SQLite database, or it is encrypted. Choose another file or restore a backup. It was not changed."),
            raw.SQLITE_CORRUPT => (
                StoreFault.Corrupt,
                "The database is damaged. Restore a backup, or recover what is readable with SQLite's own tools."),
            raw.SQLITE_CANTOPEN => (
                StoreFault.CannotOpen,
                "The database can't be opened. Check that the file or its folder exists, and that this user has access to it."),
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => (StoreFault.ReadOnly, ReadOnlyMessage),
            raw.SQLITE_FULL => (StoreFault.DiskFull, "The disk is full. Free some space and try again. Committed changes are kept."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (
                StoreFault.Busy,
                "Another process was writing for longer than the busy time-out. Try again, or raise SqliteStoreOptions.BusyTimeout."),
            raw.SQLITE_IOERR => (
                StoreFault.InputOutput,
                "The operating system reported an error while reading or writing. Check the disk and try again."),
            _ => (StoreFault.Unknown, $"SQLite failed: {sqlite.Message} Nothing of this call was written."),
        };
        return new StoreUnavailableException(fault, $"{message} ({file})", exception);
    }

    public static StoreUnavailableException ReadOnly(string file) => new(StoreFault.ReadOnly, $"{ReadOnlyMessage} ({file})");
}
