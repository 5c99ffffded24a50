using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Makes every call fail while the database file is not where it was opened. Otherwise connections that are still open would write to a
/// file that was moved or deleted, and new ones would use whatever file is at the path, with a log that doesn't belong to it.
/// </summary>
/// <param name="location">The database file.</param>
/// <param name="forgetConnections">Closes the idle connections, whose caches are outdated after a change to an immutable file.</param>
internal sealed class SqliteFileGuard(SqliteLocation location, Action forgetConnections) : IDisposable
{
    // Never reads, so it holds no lock and doesn't keep the log from being folded into the file.
    private SqliteConnection? _watcher;
    private sqlite3? _handle;
    private FileStamp? _stamp;

    /// <summary>Starts to watch the file that is at the path now.</summary>
    public void Watch(SqliteFileAccess access)
    {
        Dispose();
        _stamp = access == SqliteFileAccess.Immutable ? Stamp() : null;
        var watcher = new SqliteConnection(location.ConnectionString(access, pooling: false));
        try
        {
            watcher.Open();
            _handle = watcher.Handle;
            _watcher = watcher;
        }
        catch
        {
            watcher.Dispose();
            throw;
        }
    }

    /// <summary>Throws when the file at the path is not the one that is watched.</summary>
    public void RequireUnmoved()
    {
        if (_handle is not { } handle)
            return;
        if (SqliteNative.HasMoved(handle) ?? !File.Exists(location.File))
        {
            throw new StoreUnavailableException(
                StoreFault.CannotOpen,
                "The database can't be opened: its file was moved, deleted or replaced while the store was open. "
                    + "Put the file back, together with its -wal file, or open the store again. Nothing of this call was written. "
                    + $"({location.File})");
        }

        if (_stamp is not null)
            RequireCurrent();
    }

    public void Dispose()
    {
        _handle = null;
        _watcher?.Dispose();
        _watcher = null;
    }

    // SQLite doesn't notice that another process, which may write to the folder, changes a file that was opened as immutable.
    private void RequireCurrent()
    {
        if (SqliteLog.Length(location) > 0)
            throw SqliteLog.Unreadable(location);
        FileStamp stamp = Stamp();
        if (stamp == _stamp)
            return;
        forgetConnections();
        _stamp = stamp;
    }

    private FileStamp Stamp()
    {
        var file = new FileInfo(location.File);
        return new FileStamp(file.LastWriteTimeUtc, file.Exists ? file.Length : 0);
    }

    private sealed record FileStamp(DateTime WrittenAt, long Length);
}
