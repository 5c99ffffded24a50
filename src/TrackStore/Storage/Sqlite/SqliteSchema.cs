using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace TrackStore.Storage.Sqlite;

/// <summary>
/// Creates, migrates and checks the schema. Migrations run as one immediate transaction and not through Migrate: a process that dies leaves either
/// the old schema or the new one, and no lock row behind that would make the next start wait for ever.
/// </summary>
internal sealed class SqliteSchema(
    SqliteLocation location,
    SqliteStoreOptions options,
    IDbContextFactory<TrackStoreDbContext> contexts,
    TimeProvider time,
    ILogger<SqliteSchema> logger)
{
    // Larger than SQLite's 4096: covers of 20 to 100 kB lie in fewer overflow pages. It must be set before the journal mode, or it has no effect.
    private const string FilePragmas = "PRAGMA page_size=16384; PRAGMA journal_mode=WAL;";

    public async Task PrepareAsync(SchemaMode mode, CancellationToken cancellationToken)
    {
        if (mode == SchemaMode.None)
            return;
        if (mode == SchemaMode.Automatic)
            CreateFolder();
        else if (!File.Exists(location.File))
            throw new StoreUnavailableException(StoreFault.CannotOpen, $"There is no database, and SchemaMode.ValidateOnly forbids to make one. Name another file, or make it with the script that ITrackStoreDatabase.GenerateSchemaScript writes: {location.File}");

        // Not from the pool: the file gets its page size and journal mode before any other connection looks at it. Foreign keys are off, because a
        // rebuilt table is dropped and renamed; they are checked before the commit.
        var text = new SqliteConnectionStringBuilder(location.ConnectionString) { Pooling = false, ForeignKeys = false, DefaultTimeout = SqliteBusyRetry.WaitSeconds };
        using var connection = new SqliteConnection(text.ConnectionString);
        await SqliteBusyRetry.RetryAsync(
            connection,
            options.BusyTimeout,
            time,
            () =>
            {
                Prepare(connection, mode, cancellationToken);
                return Task.FromResult(true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private void Prepare(SqliteConnection connection, SchemaMode mode, CancellationToken cancellationToken)
    {
        using TrackStoreDbContext context = contexts.CreateDbContext();
        connection.Open();
        string[] known = [.. context.Database.GetMigrations()];
        string[] applied = AppliedMigrations(connection);
        string[] unknown = [.. applied.Except(known)];
        string[] pending = [.. known.Except(applied)];
        if (unknown.Length > 0)
            throw UnknownSchema(unknown, pending, known[0]);

        if (pending.Length > 0 && mode == SchemaMode.ValidateOnly)
        {
            throw new SchemaVersionException(
                $"The database lacks {pending.Length} migration(s), and SchemaMode.ValidateOnly forbids to apply them. Run the script that ITrackStoreDatabase.GenerateSchemaScript writes, or use SchemaMode.Automatic: {location.File}",
                unknown,
                pending);
        }

        if (applied.Length == 0)
            RequireOwnFile(connection);
        if (mode == SchemaMode.Automatic && !string.Equals(Text(connection, "PRAGMA journal_mode"), "wal", StringComparison.OrdinalIgnoreCase))
            Execute(connection, FilePragmas);
        if (pending.Length == 0)
            return;

        cancellationToken.ThrowIfCancellationRequested();
        Migrate(context, connection, known);
        Log.Migrated(logger, pending.Length, pending[^1]);
    }

    // Migration ids begin with their time. Until 1.0 a changed schema replaces Initial, so a database may be older than all migrations.
    private SchemaVersionException UnknownSchema(string[] unknown, string[] pending, string firstKnown)
    {
        string reason = string.CompareOrdinal(unknown[^1], firstKnown) > 0
            ? $"The database was created by a newer version of TrackStore (it has the migration {unknown[^1]}). Update the library or open another file."
            : $"The database was created by a pre-release version of TrackStore (it has the migration {unknown[^1]}), whose schema can't be upgraded. "
                + "Open another file and import or synchronize the tracks again.";
        return new SchemaVersionException($"{reason} The file was not changed: {location.File}", unknown, pending);
    }

    // Before anything is written: a host may have named the wrong file. Another process may have made the tables since it was asked which there are.
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
            $"The database belongs to another application: it has a table {table} and none of TrackStore's. Name another file, or set SqliteStoreOptions.ShareFile to keep the library beside those tables. It was left as it is: {location.File}");
    }

    public string GenerateScript(string? fromMigration)
    {
        using TrackStoreDbContext context = contexts.CreateDbContext();
        if (fromMigration is not null && !context.Database.GetMigrations().Contains(fromMigration))
            throw new ArgumentException($"There is no migration {fromMigration}. There are: {string.Join(", ", context.Database.GetMigrations())}.", nameof(fromMigration));
        return context.GetService<IMigrator>().GenerateScript(fromMigration);
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
                $"The folder of the database can't be created. Check the path and the permissions, or name another file: {location.File}",
                exception);
        }
    }

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

    private void Migrate(DbContext context, SqliteConnection connection, string[] known)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);

        // Another process may have migrated while this one waited for the lock.
        string[] applied = AppliedMigrations(connection);
        if (applied.Length >= known.Length)
            return;

        string script = context.GetService<IMigrator>().GenerateScript(applied.LastOrDefault(), options: MigrationsSqlGenerationOptions.NoTransactions);
        try
        {
            Execute(connection, script, transaction);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_ERROR && exception.Message.Contains("already exists", StringComparison.Ordinal))
        {
            throw new StoreUnavailableException(
                StoreFault.NotADatabase,
                $"The tables of TrackStore can't be created in this database, perhaps because it belongs to another application that has tables of the same names. Name another file; this one was left as it is: {location.File}",
                exception);
        }

        if (Text(connection, "PRAGMA foreign_key_check") is { } table)
        {
            throw new StoreUnavailableException(
                StoreFault.Corrupt,
                $"Rows of the table {table} refer to rows that are not there, so the schema was not changed. Restore a backup: {location.File}");
        }

        transaction.Commit();
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
