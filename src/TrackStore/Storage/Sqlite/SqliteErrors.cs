using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>Turns SQLite's result codes into the store's exceptions.</summary>
internal static class SqliteErrors
{
    public static TrackStoreException? Translate(DbException exception, string file)
    {
        if (exception is not SqliteException sqlite)
            return null;

        (StoreFault fault, string message) = sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_NOTADB => (StoreFault.NotADatabase, "The file is no SQLite database, or it is encrypted. Name another file, or restore a backup; this one was left as it is."),
            raw.SQLITE_CORRUPT => (StoreFault.Corrupt, "The database is damaged. Restore a backup, or save what can be read with SQLite's own tools."),
            raw.SQLITE_CANTOPEN => (StoreFault.CannotOpen, "The database can't be opened or created. Check that the folder exists and may be written."),
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => (StoreFault.ReadOnly, "The database can't be written. Check the permissions of the file and of its folder."),
            raw.SQLITE_FULL => (StoreFault.DiskFull, "The disk is full. Free some room and try again; everything that was committed is kept."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (StoreFault.Busy, "Another process was writing for longer than the busy time-out. Try again, or raise SqliteStoreOptions.BusyTimeout."),
            raw.SQLITE_IOERR => (StoreFault.InputOutput, "The operating system reported an error while reading or writing. Check the medium and try again."),
            _ => (StoreFault.Unknown, $"SQLite failed: {sqlite.Message} Nothing of this call was written."),
        };
        return new StoreUnavailableException(fault, $"{message} ({file})", exception);
    }
}
