using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.PostgreSql.Statements;

/// <summary>
/// Reads rows by any number of values with one statement. Statements are not prepared: a plan made for an empty table would be kept, and
/// some connection poolers don't know prepared statements.
/// </summary>
internal sealed class PostgreSqlRowReader : IRowReader
{
    public async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadOpenAsync(context, table, index, values, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async Task<List<TRow>> ReadOpenAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class
    {
        using var command = new NpgsqlCommand(
            table.Sql((nameof(ReadAsync), index.Column.Ordinal, index.Limit), shape => Sql(table, index.Column, shape.Limit)),
            (NpgsqlConnection)context.Database.GetDbConnection(),
            (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());
        if (context.Database.GetCommandTimeout() is { } timeout)
            command.CommandTimeout = timeout;
        command.Parameters.Add(PostgreSqlArray.Of(index.Column.Kind, values));
        var found = new List<TRow>(values.Count);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var row = new PostgreSqlRow(reader);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                found.Add(Row(table, row));
        }

        return found;
    }

    private static TRow Row<TRow>(TableMap<TRow> table, PostgreSqlRow stored)
        where TRow : class
    {
        TRow row = TableMap<TRow>.NewRow();
        foreach (ColumnMap<TRow> column in table.Columns)
            column.Read(row, stored, column.Ordinal, null);
        return row;
    }

    private static string Sql(TableMap table, ColumnMap column, int? limit)
    {
        string columns = string.Join(", ", table.Columns.Select(c => c.Name));
        string type = PostgreSqlArray.SqlTypeOf(column.Kind);
        if (limit is not { } most)
            return $"SELECT {columns} FROM {table.Name} WHERE {column.Name} = ANY ($1::{type})";
        string key = string.Join(", ", table.Key.Select(ordinal => table.Columns[ordinal].Name));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT found.* FROM unnest($1::{type}) AS wanted (value) CROSS JOIN LATERAL (
                SELECT {columns} FROM {table.Name} WHERE {column.Name} = wanted.value ORDER BY {key} LIMIT {most}) AS found
            """);
    }
}
