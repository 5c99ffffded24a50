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
    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class
        => ReadAsync(
            context,
            table,
            table.Sql((nameof(ReadAsync), index.Column.Ordinal, index.Limit), shape => Sql(table, index.Column, shape.Limit)),
            [PostgreSqlArray.Of(index.Column.Kind, values)],
            cancellationToken);

    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<ValueRange> ranges,
        CancellationToken cancellationToken)
        where TRow : class
        => ReadAsync(
            context,
            table,
            table.Sql(
                (nameof(ValueRange), index.Column.Ordinal, index.Limit),
                shape => RangeSql(table, index.Column, index.Range!, shape.Limit)),
            [
                PostgreSqlArray.Of(index.Column.Kind, [.. ranges.Select(range => range.Value)]),
                PostgreSqlArray.Of(SqlValueKind.Integer, [.. ranges.Select(range => (SqlValue)range.Min)]),
                PostgreSqlArray.Of(SqlValueKind.Integer, [.. ranges.Select(range => (SqlValue)range.Max)]),
            ],
            cancellationToken);

    private static async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context, TableMap<TRow> table, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
        where TRow : class
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadOpenAsync(context, table, sql, parameters, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async Task<List<TRow>> ReadOpenAsync<TRow>(
        DbContext context, TableMap<TRow> table, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
        where TRow : class
    {
        using var command = new NpgsqlCommand(
            sql,
            (NpgsqlConnection)context.Database.GetDbConnection(),
            (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());
        if (context.Database.GetCommandTimeout() is { } timeout)
            command.CommandTimeout = timeout;
        command.Parameters.AddRange(parameters);
        var found = new List<TRow>();
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
        string type = PostgreSqlArray.SqlTypeOf(column.Kind);
        return Each(table, $"unnest($1::{type}) AS wanted (value)", $"{column.Name} = wanted.value", limit);
    }

    private static string RangeSql(TableMap table, ColumnMap column, ColumnMap range, int? limit)
    {
        string type = PostgreSqlArray.SqlTypeOf(column.Kind);
        string number = range.Name;
        return Each(
            table,
            $"unnest($1::{type}, $2::bigint[], $3::bigint[]) AS wanted (value, least, most)",
            $"{column.Name} = wanted.value AND ({number} IS NULL OR {number} <= 0 OR {number} BETWEEN wanted.least AND wanted.most)",
            limit);
    }

    // The limit counts for each value. Without one, OFFSET makes the server look up each value in the index all the same: it would rather
    // read the whole table for a few hundred values, as often as a change needs more rows.
    private static string Each(TableMap table, string wanted, string condition, int? limit)
    {
        string key = string.Join(", ", table.Key.Select(ordinal => table.Columns[ordinal].Name));
        string most = limit is { } number ? string.Create(CultureInfo.InvariantCulture, $" ORDER BY {key} LIMIT {number}") : " OFFSET 0";
        return $"""
            SELECT found.* FROM {wanted} CROSS JOIN LATERAL (
                SELECT {Columns(table)} FROM {table.Name} WHERE {condition}{most}) AS found
            """;
    }

    private static string Columns(TableMap table) => string.Join(", ", table.Columns.Select(column => column.Name));
}
