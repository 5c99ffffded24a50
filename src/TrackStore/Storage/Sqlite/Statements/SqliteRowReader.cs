using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Sqlite.Statements;

/// <summary>Reads rows with SQLite's native interface, many values with one statement.</summary>
/// <param name="busyTimeout">How long a read outside a transaction waits for the file.</param>
/// <param name="time">The clock.</param>
internal sealed class SqliteRowReader(TimeSpan busyTimeout, TimeProvider time) : IRowReader
{
    // A value, and the least and greatest number.
    private const int RangeWidth = 3;

    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class
        => ReadAsync(context, table, index, [.. values], isRanges: false, cancellationToken);

    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<ValueRange> ranges,
        CancellationToken cancellationToken)
        where TRow : class
    {
        SqlValue[] keys = [.. ranges.SelectMany(range => (SqlValue[])[range.Value, range.Min, range.Max])];
        return ReadAsync(context, table, index, keys, isRanges: true, cancellationToken);
    }

    private Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context, TableMap<TRow> table, RowIndex<TRow> index, SqlValue[] keys, bool isRanges, CancellationToken cancellationToken)
        where TRow : class
        => SqliteBusyRetry.ReadAsync<IReadOnlyList<TRow>>(
            busyTimeout, time, () => Read(context, table, index, keys, isRanges, cancellationToken), cancellationToken);

    private static List<TRow> Read<TRow>(
        DbContext context, TableMap<TRow> table, RowIndex<TRow> index, SqlValue[] keys, bool isRanges, CancellationToken cancellationToken)
        where TRow : class
    {
        var found = new List<TRow>();
        using var statements = new SqliteStatements((SqliteConnection)context.Database.GetDbConnection());
        int most = SqliteParameters.MostKeys * (isRanges ? RangeWidth : 1);
        for (int start = 0; start < keys.Length; start += most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(statements, table, index, keys.AsSpan(start, Math.Min(most, keys.Length - start)), isRanges, found);
        }

        return found;
    }

    private static void Read<TRow>(
        SqliteStatements statements,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        ReadOnlySpan<SqlValue> keys,
        bool isRanges,
        List<TRow> found)
        where TRow : class
    {
        int width = isRanges ? RangeWidth : 1;
        int count = keys.Length / width;
        int before = found.Count;
        int size = SqliteParameters.SizeFor(count);
        int? limit = index.Limit * count;
        SqliteStatement statement = statements.Get(
            table.Sql(
                (nameof(Read), index.Column.Ordinal, size, isRanges, limit is not null),
                shape => shape.isRanges
                    ? SelectInRangesSql(table, index.Column, index.Range!, shape.size, shape.Item5)
                    : SelectSql(table, index.Column, shape.size, shape.Item5)));
        var parameters = new SqlValue[(size * width) + (limit is null ? 0 : 1)];
        SqliteParameters.Fill(parameters.AsSpan(0, size * width), keys, isRanges ? default : keys[0]);

        // One more than the limit is read, to find out whether there are more.
        if (limit is { } most)
            parameters[^1] = most + 1;
        statement.Read(parameters, row => found.Add(ReadRow(table, index, row)));
        if (found.Count - before <= limit.GetValueOrDefault(int.MaxValue))
            return;
        if (count == 1)
        {
            found.RemoveAt(found.Count - 1);
            return;
        }

        // Some value has more rows than it may have: the limit counts for each of them.
        found.RemoveRange(before, found.Count - before);
        for (int start = 0; start < keys.Length; start += width)
            Read(statements, table, index, keys.Slice(start, width), isRanges, found);
    }

    private static TRow ReadRow<TRow>(TableMap<TRow> table, RowIndex<TRow> index, SqlRow stored)
        where TRow : class
    {
        TRow row = TableMap<TRow>.NewRow();
        TRow? expected = null;
        if (index.HasExpected)
        {
            index.Column.Read(row, stored, index.Column.Ordinal, null);
            expected = index.Expected(index.Column.Get(row));
        }

        IReadOnlyList<ColumnMap<TRow>> columns = table.Columns;
        for (int i = 0; i < columns.Count; i++)
            columns[i].Read(row, stored, i, expected);
        return row;
    }

    private static string SelectSql(TableMap table, ColumnMap column, int size, bool isLimited)
        => $"SELECT {Columns(table, "")} FROM {table.Name} WHERE {column.Name} {SqliteParameters.Among(size, first: 1)}"
            + (isLimited ? Limit(table, "", size, 1) : "");

    // The join is written so that the index is looked into once for each value, and its second column read before the row.
    private static string SelectInRangesSql(TableMap table, ColumnMap column, ColumnMap range, int size, bool isLimited)
    {
        string wanted = string.Join(", ", Enumerable.Range(0, size).Select(i => (i * RangeWidth) + 1).Select(first =>
            $"({SqliteParameters.Name(first)}, {SqliteParameters.Name(first + 1)}, {SqliteParameters.Name(first + 2)})"));
        string number = $"stored.{range.Name}";
        return $"SELECT {Columns(table, "stored.")} FROM (VALUES {wanted}) AS wanted CROSS JOIN {table.Name} AS stored "
            + $"WHERE stored.{column.Name} = wanted.column1 "
            + $"AND ({number} IS NULL OR {number} <= 0 OR {number} BETWEEN wanted.column2 AND wanted.column3)"
            + (isLimited ? Limit(table, "stored.", size, RangeWidth) : "");
    }

    private static string Columns(TableMap table, string prefix)
        => string.Join(", ", table.Columns.Select(column => prefix + column.Name));

    // Too many rows for several values are read again for each of them, so their order doesn't matter.
    private static string Limit(TableMap table, string prefix, int size, int width)
    {
        string key = string.Join(", ", table.Key.Select(ordinal => prefix + table.Columns[ordinal].Name));
        return $"{(size == 1 ? $" ORDER BY {key}" : "")} LIMIT {SqliteParameters.Name((size * width) + 1)}";
    }
}
