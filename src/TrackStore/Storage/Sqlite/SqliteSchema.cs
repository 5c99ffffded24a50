using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Creates, migrates and checks the schema. Migrations run in one immediate transaction instead of through EF Core's Migrate: a process
/// that dies leaves either the old schema or the new one, and no lock row that would block every later start.
/// </summary>
internal sealed class SqliteSchema(
    SqliteLocation location,
    SqliteStoreOptions options,
    SqliteFileOpener opener,
    Func<TrackStoreDbContext> createContext,
    ILogger<SqliteSchema> logger)
{
    // Pages larger than SQLite's default of 4096, so that covers of 20 to 100 kB need fewer overflow pages, and incremental vacuum, so that
    // a file can shrink in small steps. Neither has an effect after the journal mode was set.
    private const string FilePragmas = "PRAGMA page_size=16384; PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL;";

    /// <summary>Opens the file and prepares its schema.</summary>
    /// <returns>How connections must open the file from now on.</returns>
    public SqliteFileAccess Prepare(SchemaMode mode, CancellationToken cancellationToken)
    {
        (SqliteConnection connection, SqliteFileAccess access) = opener.Open(mode);
        using (connection)
        {
            if (mode == SchemaMode.None)
                return access;
            return Prepare(connection, mode, access, cancellationToken);
        }
    }

    public string GenerateScript(string? fromMigration)
    {
        using TrackStoreDbContext context = createContext();
        return SchemaVersion.GenerateScript(context, fromMigration);
    }

    private SqliteFileAccess Prepare(
        SqliteConnection connection,
        SchemaMode mode,
        SqliteFileAccess access,
        CancellationToken cancellationToken)
    {
        using TrackStoreDbContext context = createContext();
        SchemaVersion version = SchemaVersion.Of(context, AppliedMigrations(connection));
        version.RequireKnown(location.File);
        if (version.Applied.Length == 0)
            RequireOwnFile(connection);

        bool isWriteAheadLog = string.Equals(Text(connection, "PRAGMA journal_mode"), "wal", StringComparison.OrdinalIgnoreCase);
        if (access == SqliteFileAccess.ReadWrite && !isWriteAheadLog && !opener.CanCreateFiles())
            access = SqliteFileAccess.ReadOnly;
        if (version.Pending.Length > 0 && access != SqliteFileAccess.ReadWrite)
            throw version.Outdated("the file can only be read. Open it once where it can be written.", location.File);
        if (version.Pending.Length > 0 && mode != SchemaMode.Automatic)
            throw version.NotAutomatic(location.File);

        if (mode == SchemaMode.Automatic && access == SqliteFileAccess.ReadWrite && !isWriteAheadLog)
            Execute(connection, FilePragmas);
        if (version.Pending.Length == 0)
            return access;

        cancellationToken.ThrowIfCancellationRequested();
        Migrate(context, connection);
        Log.Migrated(logger, version.Pending.Length, version.Pending[^1]);
        return access;
    }

    private void Migrate(DbContext context, SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);

        // Another process may have migrated while this one waited for the lock.
        SchemaVersion version = SchemaVersion.Of(context, AppliedMigrations(connection));
        version.RequireKnown(location.File);
        if (version.Pending.Length == 0)
            return;

        string script = version.GenerateUpgrade(context);
        try
        {
            Execute(connection, script, transaction);
        }
        catch (SqliteException exception) when (IsNameTaken(exception))
        {
            throw new StoreUnavailableException(
                StoreFault.NotADatabase,
                "The tables of TrackStore can't be created in this database, "
                    + "perhaps because another application has tables of the same names in it. "
                    + $"Choose another file; this one was not changed. ({location.File})",
                exception);
        }

        // They are off on this connection, because a rebuilt table is dropped and renamed.
        if (Text(connection, "PRAGMA foreign_key_check") is { } table)
        {
            throw new StoreUnavailableException(
                StoreFault.Corrupt,
                $"Rows of the table {table} refer to missing rows, so the schema was not changed. Restore a backup. ({location.File})");
        }

        transaction.Commit();
    }

    // Before anything is written, because the host may have named the wrong file. Another process may have created the tables since they
    // were listed.
    private void RequireOwnFile(SqliteConnection connection)
    {
        const string ForeignTable = $"""
            SELECT name FROM sqlite_master WHERE type = 'table'
                AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{Schema.MigrationsHistory}') LIMIT 1
            """;
        if (options.ShareFile || Text(connection, ForeignTable) is not { } table)
            return;
        throw new StoreUnavailableException(
            StoreFault.NotADatabase,
            $"The database belongs to another application: it has a table {table} and none of TrackStore's. "
                + "Choose another file, or set SqliteStoreOptions.ShareFile to keep the library beside those tables. "
                + $"The file was not changed. ({location.File})");
    }

    private static bool IsNameTaken(SqliteException exception)
        => exception.SqliteErrorCode == raw.SQLITE_ERROR && exception.Message.Contains("already exists", StringComparison.Ordinal);

    private static string[] AppliedMigrations(SqliteConnection connection)
    {
        if (Text(connection, $"SELECT name FROM sqlite_master WHERE type='table' AND name='{Schema.MigrationsHistory}'") is null)
            return [];
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""SELECT "MigrationId" FROM "{Schema.MigrationsHistory}" ORDER BY "MigrationId" """;
        using SqliteDataReader reader = command.ExecuteReader();
        var applied = new List<string>();
        while (reader.Read())
            applied.Add(reader.GetString(0));
        return [.. applied];
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static string? Text(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }
}
