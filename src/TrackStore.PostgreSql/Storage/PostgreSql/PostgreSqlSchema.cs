using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace TrackStore.Storage.PostgreSql;

/// <summary>
/// Creates, migrates and checks the schema. Migrations run in one transaction under an advisory lock instead of through EF Core's Migrate,
/// which commits after each migration and tries to create a missing database.
/// </summary>
internal sealed class PostgreSqlSchema(
    PostgreSqlStoreOptions options,
    string place,
    Func<PostgreSqlDbContext> createContext,
    ILogger<PostgreSqlSchema> logger)
{
    // "TrkStore" in ASCII. Every store that migrates waits for it, also one that uses another schema of the database.
    internal const long MigrationLock = 0x54726b53746f7265;

    /// <summary>Prepares the schema.</summary>
    /// <returns>Whether the database can only be read.</returns>
    public async Task<bool> PrepareAsync(SchemaMode mode, CancellationToken cancellationToken)
    {
        PostgreSqlDbContext context = createContext();
        await using (context.ConfigureAwait(false))
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            DatabaseState state = await StateAsync(connection, cancellationToken).ConfigureAwait(false);
            if (mode == SchemaMode.None)
                return state.IsReadOnly;
            RequireUsable(state);
            SchemaVersion version = await VersionAsync(context, connection, cancellationToken).ConfigureAwait(false);
            version.RequireKnown(place);
            if (version.Pending.Length == 0)
                return state.IsReadOnly;
            if (version.Applied.Length == 0)
                await RequireOwnSchemaAsync(state, connection, cancellationToken).ConfigureAwait(false);
            if (mode != SchemaMode.Automatic)
                throw version.NotAutomatic(place);
            if (state.IsReadOnly)
                throw version.Outdated("the database can only be read. Open it once on the primary server.", place);
            await MigrateAsync(context, connection, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    public string GenerateScript(string? fromMigration)
    {
        using PostgreSqlDbContext context = createContext();
        return SchemaVersion.GenerateScript(context, fromMigration);
    }

    private async Task MigrateAsync(DbContext context, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await context.Database
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            long milliseconds = (long)options.LockTimeout.TotalMilliseconds;
            await ExecuteAsync(
                connection,
                $"SET LOCAL lock_timeout = {milliseconds}; SELECT pg_advisory_xact_lock({MigrationLock})",
                cancellationToken).ConfigureAwait(false);

            // Another process may have migrated while this one waited for the lock.
            SchemaVersion version = await VersionAsync(context, connection, cancellationToken).ConfigureAwait(false);
            version.RequireKnown(place);
            if (version.Pending.Length == 0)
                return;
            try
            {
                await ExecuteAsync(connection, version.GenerateUpgrade(context), cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateTable
                or PostgresErrorCodes.DuplicateObject)
            {
                throw new StoreUnavailableException(
                    StoreFault.NotADatabase,
                    $"The tables of TrackStore can't be created in this schema: {exception.MessageText}. "
                        + $"Choose another database or schema (\"Search Path\"); this one was not changed. ({place})",
                    exception);
            }

            // It counts as a write, so that readers know which replicas have the new schema.
            await ExecuteAsync(connection, $"UPDATE {Schema.Counters} SET writes = writes + 1", cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            Log.Migrated(logger, version.Pending.Length, version.Pending[^1]);
        }
    }

    private void RequireUsable(DatabaseState state)
    {
        if (state.Encoding != "UTF8")
        {
            throw new StoreUnavailableException(
                StoreFault.CannotOpen,
                $"The database has the encoding {state.Encoding}, which can't store every name. "
                    + $"Create one with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0. ({place})");
        }

        if (state.Schema is null)
        {
            throw new StoreUnavailableException(
                StoreFault.CannotOpen,
                "No schema of the connection's \"Search Path\" exists, or the user may not use it. "
                    + $"Create it with CREATE SCHEMA, or correct the connection string. ({place})");
        }
    }

    // Before anything is written, because the host may have named the wrong database.
    private async Task RequireOwnSchemaAsync(DatabaseState state, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (options.ShareSchema)
            return;

        // The tables of extensions belong to no application. Another process may have created the store's tables meanwhile.
        const string ForeignTable = $"""
            SELECT relname FROM pg_class AS c
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
                AND to_regclass('{Schema.MigrationsHistory}') IS NULL
                AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
            ORDER BY relname LIMIT 1
            """;
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = ForeignTable;
        if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not string table)
            return;
        throw new StoreUnavailableException(
            StoreFault.NotADatabase,
            $"The schema {state.Schema} belongs to another application: it has a table {table} and none of TrackStore's. "
                + "Choose another database or schema (\"Search Path\"), or set PostgreSqlStoreOptions.ShareSchema to keep the library "
                + $"beside those tables. The database was not changed. ({place})");
    }

    private static async Task<DatabaseState> StateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT current_setting('transaction_read_only') = 'on', current_setting('server_encoding'), current_schema()::text
            """;
        NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            return new DatabaseState(row.GetBoolean(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2));
        }
    }

    private static async Task<SchemaVersion> VersionAsync(
        DbContext context,
        NpgsqlConnection connection,
        CancellationToken cancellationToken)
    {
        using NpgsqlCommand command = connection.CreateCommand();

        // Not to_regclass: a session remembers that it found no table, and doesn't learn of another's while it waits for the lock.
        command.CommandText = $"""
            SELECT relname::text FROM pg_class
            WHERE relname = '{Schema.MigrationsHistory}' AND relkind = 'r' AND pg_table_is_visible(oid)
            """;
        if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not string)
            return SchemaVersion.Of(context, applied: []);

        command.CommandText = $"""SELECT "MigrationId" FROM {Schema.MigrationsHistory} ORDER BY "MigrationId" COLLATE "C" """;
        var applied = new List<string>();
        NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
                applied.Add(row.GetString(0));
        }

        return SchemaVersion.Of(context, [.. applied]);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;

        // Building an index of a large library takes as long as it takes.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed record DatabaseState(bool IsReadOnly, string Encoding, string? Schema);
}
