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
internal sealed class SqliteSchema(SqliteLocation location, SqliteConnectionSetup setup, IDbContextFactory<TrackStoreDbContext> contexts, ILogger<SqliteSchema> logger)
{
    // Larger than SQLite's 4096: covers of 20 to 100 kB lie in fewer overflow pages. It must be set before the journal mode, or it has no effect.
    private const string NewFilePragmas = "PRAGMA page_size=16384; PRAGMA journal_mode=WAL;";

    public async Task PrepareAsync(SchemaMode mode, CancellationToken cancellationToken)
    {
        if (mode == SchemaMode.None)
            return;
        if (mode == SchemaMode.Automatic)
            CreateFolder();

        TrackStoreDbContext context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            string[] known = [.. context.Database.GetMigrations()];
            using SqliteConnection connection = Open(mode);
            string[] applied = AppliedMigrations(connection);
            string[] unknown = [.. applied.Except(known)];
            string[] pending = [.. known.Except(applied)];
            if (unknown.Length > 0)
            {
                throw new SchemaVersionException(
                    $"The database was made by a newer version of TrackStore (it has {unknown[^1]}). Update the library, or open another file. It was left as it is: {location.File}",
                    unknown,
                    pending);
            }

            if (pending.Length == 0)
                return;
            if (mode == SchemaMode.ValidateOnly)
            {
                throw new SchemaVersionException(
                    $"The database lacks {pending.Length} migration(s), and SchemaMode.ValidateOnly forbids to apply them. Run the script that ITrackStoreDatabase.GenerateSchemaScript writes, or use SchemaMode.Automatic: {location.File}",
                    unknown,
                    pending);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Migrate(context, connection, known);
            Log.Migrated(logger, pending.Length, pending[^1]);
        }
    }

    public string GenerateScript(string? fromMigration)
    {
        using TrackStoreDbContext context = contexts.CreateDbContext();
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

    // Not from the pool: the file gets its page size and journal mode before any other connection looks at it.
    private SqliteConnection Open(SchemaMode mode)
    {
        var text = new SqliteConnectionStringBuilder(location.ConnectionString) { Pooling = false, ForeignKeys = false };
        if (mode == SchemaMode.ValidateOnly)
            text.Mode = SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            setup.Apply(connection);
            if (mode == SchemaMode.Automatic && !string.Equals(Text(connection, "PRAGMA journal_mode"), "wal", StringComparison.OrdinalIgnoreCase))
                Execute(connection, NewFilePragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
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
        // Foreign keys are off on this connection, because a rebuilt table is dropped and renamed; they are checked before the commit.
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
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_ERROR)
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
