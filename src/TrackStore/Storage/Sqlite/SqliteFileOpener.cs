using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>Opens the database file for the first time, and finds out how it can be used.</summary>
internal sealed class SqliteFileOpener(SqliteLocation location, SqliteLogGuard logGuard)
{
    /// <summary>Makes sure that there is a file, or that one may be created.</summary>
    public void RequireFile(SchemaMode mode)
    {
        var file = new FileInfo(location.File);
        if ((!file.Exists || file.Length == 0) && SqliteLog.Length(location) > 0)
        {
            // SQLite would take the log for outdated and delete it.
            throw new StoreUnavailableException(
                StoreFault.CannotOpen,
                $"There is a log {Path.GetFileName(location.LogFile)} without its database, perhaps because only the database was moved. "
                    + "It may hold changes that are nowhere else. Put the database back, or delete the log to start with an empty library. "
                    + $"({location.File})");
        }

        if (file.Exists)
            return;
        if (!location.MayCreate)
            throw Missing("the Mode of the connection string doesn't allow creating one");
        if (mode != SchemaMode.Automatic)
            throw Missing($"SchemaMode.{mode} doesn't allow creating one");
        CreateFolder();
    }

    /// <summary>Opens a connection with foreign keys off, as migrations need it, and checks that the log belongs to the file.</summary>
    public (SqliteConnection Connection, SqliteFileAccess Access) Open(SchemaMode mode)
    {
        SqliteFileAccess requested = location.IsReadOnly ? SqliteFileAccess.ReadOnly
            : location.MayCreate && mode == SchemaMode.Automatic ? SqliteFileAccess.Create
            : SqliteFileAccess.ReadWrite;
        SqliteConnection connection = Connect(requested);
        try
        {
            // SQLite opens a file for reading when it isn't allowed to write.
            SqliteFileAccess access = raw.sqlite3_db_readonly(connection.Handle, "main") == 1
                ? SqliteFileAccess.ReadOnly
                : SqliteFileAccess.ReadWrite;
            if (CanRead(connection))
                logGuard.RequireMatch(connection);
            else
                (connection, access) = (ConnectImmutable(connection), SqliteFileAccess.Immutable);
            return (connection, access);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Returns whether files can be created beside the database, as SQLite needs it for writing.</summary>
    public bool CanCreateFiles()
    {
        string probe = $"{location.File}-{Guid.NewGuid():N}";
        try
        {
            File.OpenHandle(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Not from the pool: the file gets its page size and journal mode before any other connection reads it.
    private SqliteConnection Connect(SqliteFileAccess access)
    {
        SqliteConnectionStringBuilder settings = location.Settings(access, pooling: false);
        settings.ForeignKeys = false;
        settings.DefaultTimeout = SqliteBusyRetry.WaitSeconds;
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private bool CanRead(SqliteConnection connection)
    {
        try
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT 1 FROM sqlite_master LIMIT 1";
            command.ExecuteScalar();
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_CORRUPT)
        {
            logGuard.RequireReadableFile(connection);
            throw;
        }
        catch (SqliteException exception)
            when (exception.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && !CanCreateFiles())
        {
            return false;
        }
    }

    // The log and its index can't be created. Without them the file may be read as long as nobody writes to it; SqliteFileGuard watches
    // that.
    private SqliteConnection ConnectImmutable(SqliteConnection failed)
    {
        failed.Dispose();
        return SqliteLog.Length(location) == 0 ? Connect(SqliteFileAccess.Immutable) : throw SqliteLog.Unreadable(location);
    }

    private void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(location.File)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                StoreFault.CannotOpen,
                $"The folder of the database can't be created. Check the path and permissions, or choose another file. ({location.File})",
                exception);
        }
    }

    private StoreUnavailableException Missing(string reason)
        => new(StoreFault.CannotOpen, $"There is no database, and {reason}. Create it first, or choose another file. ({location.File})");
}
