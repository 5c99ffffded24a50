using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Model;
using TrackStore.Storage.Search;
using TrackStore.Storage.Size;

namespace TrackStore.Storage.PostgreSql;

/// <summary>
/// The size of the library's tables, which VACUUM gives back at their ends and makes usable within. It runs beside readers and writers,
/// and leaves out a table that is locked.
/// </summary>
internal sealed class PostgreSqlStorageSize : IStorageSize
{
    public async Task<DatabaseSize> MeasureAsync(DbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            long? bytes = await MeasureBytesAsync(context, cancellationToken).ConfigureAwait(false);
            object? search = await ScalarAsync(context, SearchIndexSize(context), cancellationToken).ConfigureAwait(false);
            return new DatabaseSize(
                bytes, FreeBytes: null, search is null or DBNull ? null : Convert.ToInt64(search, CultureInfo.InvariantCulture));
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
            long bytes = 0;
            foreach (string table in Tables(context))
            {
                bytes += Convert.ToInt64(
                    await ScalarAsync(context, $"SELECT pg_total_relation_size('{Literal(table)}'::regclass)", cancellationToken)
                        .ConfigureAwait(false),
                    CultureInfo.InvariantCulture);
            }

            return bytes;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    public async Task<bool> CompactAsync(
        StoreDatabase database, Func<CancellationToken, Task> stepped, CancellationToken cancellationToken)
    {
        string[] tables = await database
            .ReadAsync((context, _) => Task.FromResult(Tables(context).ToArray()), cancellationToken)
            .ConfigureAwait(false);
        foreach (string table in tables)
        {
            // VACUUM can't run in a transaction.
            await database.ReadAsync((context, token) => VacuumAsync(context, table, token), cancellationToken).ConfigureAwait(false);
            await stepped(cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private static async Task<bool> VacuumAsync(DbContext context, string table, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A large table takes minutes, and nobody waits for it.
            await ScalarAsync(context, $"VACUUM (SKIP_LOCKED) {table}", cancellationToken, seconds: 0).ConfigureAwait(false);
            return true;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> Tables(DbContext context)
    {
        ISqlGenerationHelper names = context.GetService<ISqlGenerationHelper>();
        return StoreEntities.Types
            .Select(context.Model.FindEntityType)
            .OfType<IEntityType>()
            .Select(entity => names.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema()));
    }

    // The index of the tracks that depends on the function that cuts the pieces. None is there before it was created.
    private static string SearchIndexSize(DbContext context)
    {
        IEntityType tracks = context.Model.FindEntityType(typeof(TrackEntity))!;
        string table = context.GetService<ISqlGenerationHelper>().DelimitIdentifier(tracks.GetTableName()!, tracks.GetSchema());
        string function = $"{PostgreSqlSearchSchema.FunctionName(tracks.GetSchema())}(text)";
        return $"""
            SELECT SUM(pg_relation_size(i.indexrelid)) FROM pg_index i
            WHERE i.indrelid = '{Literal(table)}'::regclass AND EXISTS (
                SELECT 1 FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                    AND d.refclassid = 'pg_proc'::regclass AND d.refobjid = to_regprocedure('{Literal(function)}'))
            """;
    }

    private static string Literal(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static async Task<object?> ScalarAsync(
        DbContext context, string sql, CancellationToken cancellationToken, int? seconds = null)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            if ((seconds ?? context.Database.GetCommandTimeout()) is { } limit)
                command.CommandTimeout = limit;
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
