using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage.PostgreSql.Statements;

/// <summary>
/// The library's write lock: the row of counters, which the first statement of every write changes and reads in one round trip. The server
/// releases it after the commit is visible, so writes are numbered in the order of their commits.
/// </summary>
/// <param name="timeout">How long to wait for another write.</param>
internal sealed class PostgreSqlWriteLock(TimeSpan timeout)
{
    private readonly string _limit = string.Create(
        CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(long)timeout.TotalMilliseconds}");

    public async Task<StartedWrite> BeginAsync(DbContext context, CancellationToken cancellationToken)
    {
        // Under a stricter level, which a host can make the default, a write that waited for another one would fail.
        IDbContextTransaction transaction = await context.Database
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        try
        {
            TableMap<StoreCountersEntity> table = StoreMap.Of(context).Table<StoreCountersEntity>();
            using var batch = new NpgsqlBatch(
                (NpgsqlConnection)context.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
            if (context.Database.GetCommandTimeout() is { } limit)
                batch.Timeout = limit;
            batch.BatchCommands.Add(new NpgsqlBatchCommand(_limit));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(table.Sql(nameof(PostgreSqlWriteLock), _ => Sql(table))));
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    throw LibraryRows.LostCounters();
                var row = new PostgreSqlRow(reader);
                var counters = new StoreCountersEntity();
                foreach (ColumnMap<StoreCountersEntity> column in table.Columns)
                    column.Read(counters, row, column.Ordinal, null);
                return new StartedWrite(transaction, counters);
            }
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static string Sql(TableMap table)
    {
        string writes = table.Column(nameof(StoreCountersEntity.Writes)).Name;
        string id = table.Column(nameof(StoreCountersEntity.Id)).Name;
        string columns = string.Join(", ", table.Columns.Select(column => column.Name));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"UPDATE {table.Name} SET {writes} = {writes} + 1 WHERE {id} = {StoreCountersEntity.OnlyId} RETURNING {columns}");
    }
}
