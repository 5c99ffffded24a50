using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Sqlite.Statements;

/// <summary>Reads rows with SQLite's native interface, many values with one statement.</summary>
internal sealed class SqliteRowReader : IRowReader
{
    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        var found = new List<TRow>();
        using var statements = new SqliteStatements(connection);
        for (int start = 0; start < values.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(SqliteParameters.MostKeys, values.Count - start);
            Read(statements, table, index, [.. values.Skip(start).Take(count)], found);
            start += count;
        }

        return Task.FromResult<IReadOnlyList<TRow>>(found);
    }

    private static void Read<TRow>(
        SqliteStatements statements,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        ReadOnlySpan<SqlValue> values,
        List<TRow> found)
        where TRow : class
    {
        int before = found.Count;
        int rows = 0;
        int size = SqliteParameters.SizeFor(values.Length);
        int? limit = index.Limit * values.Length;
        SqliteStatement statement = statements.Get(
            table.Sql(
                (nameof(Read), index.Column.Ordinal, size, limit is not null),
                shape => SelectSql(table, index.Column, shape.size, isLimited: shape.Item4)));
        var parameters = new SqlValue[limit is null ? size : size + 1];
        SqliteParameters.Fill(parameters.AsSpan(0, size), values);
        if (limit is { } most)
            parameters[size] = most + 1;
        statement.Read(parameters, row =>
        {
            // One more than the limit is read, to find out whether there are more.
            rows++;
            if (rows <= (limit ?? int.MaxValue) && index.IsWanted(row))
                found.Add(ReadRow(table, index, row));
        });
        if (limit is not null && values.Length > 1 && rows > limit)
        {
            // Some value has more rows than it may have: the limit counts for each of them.
            found.RemoveRange(before, found.Count - before);
            foreach (SqlValue value in values)
                Read(statements, table, index, [value], found);
        }
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
    {
        string columns = string.Join(", ", table.Columns.Select(column => column.Name));
        string key = string.Join(", ", table.Key.Select(ordinal => table.Columns[ordinal].Name));

        // Too many rows for several values are read again for each of them, so their order doesn't matter.
        string order = isLimited && size == 1 ? $" ORDER BY {key}" : "";
        string limit = isLimited ? $"{order} LIMIT ?{size + 1}" : "";
        return $"SELECT {columns} FROM {table.Name} WHERE {column.Name} {SqliteParameters.Among(size, first: 1)}{limit}";
    }
}
