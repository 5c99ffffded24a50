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
        => index is { HasExpected: true, Fingerprint: { } fingerprint }
            ? ReadExpectedAsync(context, table, index, fingerprint, values, cancellationToken)
            : ReadWholeAsync(context, table, index.Column, index.Limit, values, cancellationToken);

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

    private static Task<IReadOnlyList<TRow>> ReadWholeAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        ColumnMap column,
        int? limit,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class
        => ReadAsync(
            context,
            table,
            table.Sql((nameof(ReadAsync), column.Ordinal, limit), shape => Sql(table, column, shape.limit)),
            [PostgreSqlArray.Of(column.Kind, values)],
            cancellationToken);

    /// <summary>
    /// Reads rows without their long texts, and then those whole whose fingerprint isn't the expected one. Sending and decoding the texts
    /// takes twice as long as the rest of the rows.
    /// </summary>
    private static async Task<IReadOnlyList<TRow>> ReadExpectedAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        RowFingerprint<TRow> fingerprint,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class
    {
        var others = new List<SqlValue>();
        ColumnMap<TRow> key = table.Columns[table.Key.Single()];
        IReadOnlyList<TRow> found = await ReadAsync(
            context,
            table,
            table.Sql((nameof(ReadExpectedAsync), index.Column.Ordinal), _ => Sql(table, index.Column, limit: null, fingerprint.Texts)),
            [PostgreSqlArray.Of(index.Column.Kind, values)],
            cancellationToken,
            (row, stored) =>
            {
                TRow? expected = index.Expected(index.Column.Get(row));
                bool isComplete = fingerprint.TryComplete(row, stored.IntegerOrNull(fingerprint.Column.Ordinal), expected);
                if (!isComplete)
                    others.Add(key.Get(row));
                return isComplete;
            }).ConfigureAwait(false);
        return others.Count == 0
            ? found
            : [.. found, .. await ReadWholeAsync(context, table, key, limit: null, others, cancellationToken).ConfigureAwait(false)];
    }

    private static async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        string sql,
        NpgsqlParameter[] parameters,
        CancellationToken cancellationToken,
        Func<TRow, SqlRow, bool>? accepts = null)
        where TRow : class
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadOpenAsync(context, table, sql, parameters, accepts, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async Task<List<TRow>> ReadOpenAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        string sql,
        NpgsqlParameter[] parameters,
        Func<TRow, SqlRow, bool>? accepts,
        CancellationToken cancellationToken)
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
            {
                TRow read = Row(table, row);
                if (accepts?.Invoke(read, row) != false)
                    found.Add(read);
            }
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

    private static string Sql(TableMap table, ColumnMap column, int? limit, IReadOnlyList<ColumnMap>? without = null)
    {
        string type = PostgreSqlArray.SqlTypeOf(column.Kind);
        return Each(table, $"unnest($1::{type}) AS wanted (value)", $"{column.Name} = wanted.value", limit, without);
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
    private static string Each(
        TableMap table, string wanted, string condition, int? limit, IReadOnlyList<ColumnMap>? without = null)
    {
        string key = string.Join(", ", table.Key.Select(ordinal => table.Columns[ordinal].Name));
        string most = limit is { } number ? string.Create(CultureInfo.InvariantCulture, $" ORDER BY {key} LIMIT {number}") : " OFFSET 0";
        return $"""
            SELECT found.* FROM {wanted} CROSS JOIN LATERAL (
                SELECT {Columns(table, without)} FROM {table.Name} WHERE {condition}{most}) AS found
            """;
    }

    private static string Columns(TableMap table, IReadOnlyList<ColumnMap>? without) => string.Join(
        ", ", table.Columns.Select(column => without?.Contains(column) == true ? "NULL::text" : column.Name));
}
