using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Refuses a log that belongs to another state of the file, as after a backup was restored beside the log of a process that died. SQLite
/// would silently replay it and mix the two.
/// </summary>
/// <remarks>
/// Each generation of the log has a mark: a token of its own, and the token of the file on which the log builds. The file without its log
/// must have one of the two: the latter, or the former when the log was partly folded into the file. The same transaction puts the schema
/// cookie into the log. It only grows, and VACUUM gives copies a higher one.
/// </remarks>
internal sealed class SqliteLogGuard(SqliteLocation location)
{
    private const int NoCheckpointOnClose = 1006; // https://www.sqlite.org/c3ref/c_dbconfig_defensive.html
    private const int Attempts = 3;
    private const string ReadMark = $"SELECT value FROM {Schema.Settings} WHERE key = '{SqliteLogMark.Key}'";

    private const string SchemaCookie = "PRAGMA schema_version";

    private volatile string _markedGeneration = "";

    /// <summary>Records the mark in the transaction of a connection, unless this store has already found or recorded one.</summary>
    /// <remarks>A later write learns only after its commit that it started a new generation.</remarks>
    public void MarkFirst(SqliteConnection connection)
    {
        if (_markedGeneration.Length == 0)
            Mark(connection, SqliteLog.Generation(location));
    }

    /// <summary>
    /// Records the mark in a transaction of its own when the commit of a connection has started a new generation. SQLite decides only
    /// during a commit whether it starts the log from its beginning.
    /// </summary>
    public void MarkNew(SqliteConnection connection)
    {
        string generation = SqliteLog.Generation(location);
        if (generation.Length == 0 || generation == _markedGeneration)
            return;

        // Doesn't wait for another process that is writing: that one sees the new generation too.
        if (raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE") != raw.SQLITE_OK)
            return;
        bool isCommitted = false;
        try
        {
            Mark(connection, generation);
            isCommitted = raw.sqlite3_exec(connection.Handle, "COMMIT") == raw.SQLITE_OK;
        }
        catch (SqliteException)
        {
            // The caller's write is committed and must not fail. The next one tries again.
        }

        if (!isCommitted)
            raw.sqlite3_exec(connection.Handle, "ROLLBACK");
        else if (SqliteLog.Generation(location) == generation)
            _markedGeneration = generation;
    }

    /// <summary>Throws when the log can't belong to the file. Neither is changed then.</summary>
    /// <param name="connection">A connection that has read nothing but the schema.</param>
    public void RequireMatch(SqliteConnection connection)
    {
        if (SqliteLog.Length(location) == 0)
            return;

        // The last connection to close would fold the log into the file.
        raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);

        // Another process may start a new generation between the two reads.
        for (int attempt = 1; !Matches(connection); attempt++)
        {
            if (attempt == Attempts)
                throw NoMatch();
        }

        raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 0, out _);
    }

    /// <summary>Throws when a file that can be read by itself can't be read with its log. Neither is changed then.</summary>
    /// <param name="connection">The connection that can't read the schema.</param>
    public void RequireReadableFile(SqliteConnection connection)
    {
        if (SqliteLog.Length(location) == 0)
            return;
        raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);
        if (ReadFileWithoutLog() is not null)
            throw NoMatch();
    }

    private void Mark(SqliteConnection connection, string generation)
    {
        SqliteLogMark? last = SqliteLogMark.Parse(Scalar(connection, ReadMark) as string);
        if (generation.Length > 0 && generation == last?.Generation)
            return;

        // A mark that is not in the file yet belongs to this generation: its own transaction started the log from the beginning.
        long cookie = (long)Scalar(connection, SchemaCookie)!;
        SqliteLogMark mark = last is not null && ReadFileWithoutLog()?.Mark?.Token != last.Token
            ? last with { Generation = generation, SchemaCookie = cookie }
            : new SqliteLogMark(Guid.NewGuid().ToString("N"), last?.Token ?? "", generation, cookie);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"INSERT OR REPLACE INTO {Schema.Settings} (key, value) VALUES (@key, @value)";
        command.Parameters.AddWithValue("@key", SqliteLogMark.Key);
        command.Parameters.AddWithValue("@value", mark.ToString());
        command.ExecuteNonQuery();

        // Writes the page that holds the schema cookie, and changes nothing on it.
        object version = Scalar(connection, "PRAGMA user_version")!;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}");
        command.ExecuteNonQuery();
    }

    private bool Matches(SqliteConnection connection)
    {
        if (ReadFileWithoutLog() is not { } file)
            return true;
        try
        {
            if ((long)Scalar(connection, SchemaCookie)! < file.SchemaCookie)
                return false;
            if (SqliteLogMark.Parse(ScalarOrNull(connection, ReadMark) as string) is not { } mark)
                return file.Mark is null || IsSound(connection);
            string token = file.Mark?.Token ?? "";
            if (token != mark.Token && token != mark.BaseToken)
                return false;
            return file.SchemaCookie == mark.SchemaCookie || IsSound(connection);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_CORRUPT)
        {
            return false;
        }
    }

    // Null when it can't be read: the log may have all of it, or a checkpoint was interrupted in the middle.
    private (SqliteLogMark? Mark, long SchemaCookie)? ReadFileWithoutLog()
    {
        using var connection = new SqliteConnection(location.ConnectionString(SqliteFileAccess.Immutable, pooling: false));
        try
        {
            connection.Open();
            return (SqliteLogMark.Parse(Scalar(connection, ReadMark) as string), (long)Scalar(connection, SchemaCookie)!);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    // Reads the whole file, and so only where the marks give reason to doubt.
    private static bool IsSound(SqliteConnection connection) => Scalar(connection, "PRAGMA quick_check(1)") is "ok";

    private static object? ScalarOrNull(SqliteConnection connection, string sql)
    {
        try
        {
            return Scalar(connection, sql);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // The table is missing.
            return null;
        }
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private StoreUnavailableException NoMatch()
    {
        string file = Path.GetFileName(location.File);
        return new StoreUnavailableException(
            StoreFault.Corrupt,
            $"The log {file}-wal doesn't belong to the database beside it, perhaps because a backup was restored without deleting the log. "
                + $"To use the restored file, delete {file}-wal and {file}-shm. "
                + $"To keep the changes in the log, put back the file that it belongs to. Neither was changed. ({location.File})");
    }
}
