using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Size;
using TrackStore.Storage.Sqlite.Search;

namespace TrackStore.Storage.Sqlite;

/// <summary>The size of a SQLite file, which shrinks by incremental vacuum if it was created for that.</summary>
internal sealed class SqliteStorageSize : IStorageSize
{
    private const long IsIncremental = 2;

    // 4 MB of the library's pages, which take some milliseconds to move.
    private const int PagesAtOnce = 256;

    public async Task<DatabaseSize> MeasureAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            long page = await NumberAsync(context, "PRAGMA page_size", cancellationToken).ConfigureAwait(false);
            long pages = await NumberAsync(context, "PRAGMA page_count", cancellationToken).ConfigureAwait(false);
            long free = await NumberAsync(context, "PRAGMA freelist_count", cancellationToken).ConfigureAwait(false);
            return new DatabaseSize(
                pages * page, free * page, await SearchBytesAsync(context, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    public async Task<long?> MeasureBytesAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await NumberAsync(context, "PRAGMA page_size", cancellationToken).ConfigureAwait(false)
                * await NumberAsync(context, "PRAGMA page_count", cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    public async Task<bool> CompactAsync(
        StoreDatabase database, Func<CancellationToken, Task> stepped, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync((context, token) => OpenNumberAsync(context, "PRAGMA auto_vacuum", token), cancellationToken)
            .ConfigureAwait(false) != IsIncremental)
        {
            return false;
        }

        long free = await FreeAsync(database, cancellationToken).ConfigureAwait(false);
        while (free > 0)
        {
            await database.WriteAsync(
                async (transaction, token) =>
                {
                    string sql = string.Create(CultureInfo.InvariantCulture, $"PRAGMA incremental_vacuum({PagesAtOnce})");
                    await ScalarAsync(transaction.Context, sql, token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            await stepped(cancellationToken).ConfigureAwait(false);

            // Others may free pages meanwhile, and a step that moved none would move none again.
            long left = await FreeAsync(database, cancellationToken).ConfigureAwait(false);
            if (left >= free)
                break;
            free = left;
        }

        // The file itself shrinks when the log is copied into it. Readers that are at work keep the passive checkpoint from the last part.
        await database.ReadAsync((context, token) => OpenNumberAsync(context, "PRAGMA wal_checkpoint(PASSIVE)", token), cancellationToken)
            .ConfigureAwait(false);
        return true;
    }

    private static Task<long> FreeAsync(StoreDatabase database, CancellationToken cancellationToken)
        => database.ReadAsync((context, token) => OpenNumberAsync(context, "PRAGMA freelist_count", token), cancellationToken);

    private static async Task<long> OpenNumberAsync(DbContext context, string sql, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await NumberAsync(context, sql, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async Task<long> NumberAsync(DbContext context, string sql, CancellationToken cancellationToken)
        => Convert.ToInt64(await ScalarAsync(context, sql, cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);

    private static async Task<long?> SearchBytesAsync(DbContext context, CancellationToken cancellationToken)
    {
        // FTS5 keeps its blocks in a table of this name. SQLite reads the length of a blob without the blob.
        string blocks = SqliteSearchTable.NameIn(StoreMap.Of(context))[..^1] + "_data\"";
        string literal = blocks.Replace("'", "''", StringComparison.Ordinal);
        string exists = "SELECT 1 FROM sqlite_master WHERE type = 'table' "
            + $"AND '\"' || replace(name, '\"', '\"\"') || '\"' = '{literal}'";
        return await ScalarAsync(context, exists, cancellationToken).ConfigureAwait(false) is null
            ? null
            : await NumberAsync(context, $"SELECT COALESCE(SUM(LENGTH(block)), 0) FROM {blocks}", cancellationToken)
                .ConfigureAwait(false);
    }

    private static async Task<object?> ScalarAsync(DbContext context, string sql, CancellationToken cancellationToken)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
            if (context.Database.GetCommandTimeout() is { } seconds)
                command.CommandTimeout = seconds;
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
