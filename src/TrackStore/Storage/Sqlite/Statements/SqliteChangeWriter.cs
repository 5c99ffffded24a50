using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;
using TrackStore.Storage.Sqlite.Search;

namespace TrackStore.Storage.Sqlite.Statements;

/// <summary>
/// Writes plans row by row with prepared statements, which is faster on SQLite than several rows a statement. Updates name only the columns
/// that differ: SQLite rewrites the entry of every index whose column an UPDATE names, even when the value stays the same.
/// </summary>
internal sealed class SqliteChangeWriter : IChangeWriter
{
    public Task ApplyAsync(DbContext context, ChangePlan plan, CancellationToken cancellationToken)
    {
        using var statements = new SqliteStatements((SqliteConnection)context.Database.GetDbConnection());
        var writer = new Writer(statements, cancellationToken);
        foreach (RowChanges changes in plan.InOrder)
            changes.Accept(writer);
        new SqliteSearchWriter(statements, StoreMap.Of(context)).Apply(plan);
        return Task.CompletedTask;
    }

    private sealed class Writer(SqliteStatements statements, CancellationToken cancellationToken) : IRowChangesVisitor<int>
    {
        public int Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (changes.Kind == RowChangeKind.UpdateAlike)
                WriteAlike(changes);
            else
                WriteRows(changes);
            return changes.Count;
        }

        private void WriteRows<TRow>(RowChanges<TRow> changes)
            where TRow : class
        {
            TableMap<TRow> table = changes.Table;
            int[] set = changes.Kind == RowChangeKind.Delete ? [] : TableMap.Ordinals(changes.Columns);
            int[] columns = changes.Kind == RowChangeKind.Insert ? set : [.. set, .. table.Key];
            SqliteStatement statement = statements.Get(
                table.Sql((changes.Kind, changes.Columns), shape => SqlFor(table, shape.Kind, set)));
            Func<TRow, SqlValue>[] get = [.. columns.Select(ordinal => table.Columns[ordinal].Get)];
            var values = new SqlValue[columns.Length];
            foreach (TRow row in changes.Rows)
            {
                for (int i = 0; i < values.Length; i++)
                    values[i] = get[i](row);
                statement.Execute(values);
            }
        }

        private void WriteAlike<TRow>(RowChanges<TRow> changes)
            where TRow : class
        {
            TableMap<TRow> table = changes.Table;
            int[] set = TableMap.Ordinals(changes.Columns);
            ColumnMap<TRow> key = table.Columns[table.Key.Single()];
            foreach (TRow[] rows in changes.Rows.Chunk(SqliteParameters.MostKeys))
            {
                int size = SqliteParameters.SizeFor(rows.Length);
                SqliteStatement statement = statements.Get(
                    table.Sql((changes.Kind, changes.Columns, size), shape => AlikeSql(table, set, key, shape.size)));
                var values = new SqlValue[set.Length + size];
                for (int i = 0; i < set.Length; i++)
                    values[i] = table.Columns[set[i]].Get(rows[0]);
                SqliteParameters.Fill(values.AsSpan(set.Length), [.. rows.Select(key.Get)], key.Get(rows[0]));
                statement.Execute(values);
            }
        }

        private static string AlikeSql(TableMap table, int[] set, ColumnMap key, int size)
            => $"UPDATE {table.Name} SET {Assignments(table, set)} WHERE {key.Name} {SqliteParameters.Among(size, first: set.Length + 1)}";

        private static string SqlFor(TableMap table, RowChangeKind kind, int[] set) => kind switch
        {
            RowChangeKind.Insert => $"INSERT INTO {table.Name} ({string.Join(", ", set.Select(ordinal => table.Columns[ordinal].Name))}) "
                + $"VALUES ({string.Join(", ", set.Select((_, i) => SqliteParameters.Name(i + 1)))})",
            RowChangeKind.Update => $"UPDATE {table.Name} SET {Assignments(table, set)} WHERE {KeyCondition(table, set.Length)}",
            _ => $"DELETE FROM {table.Name} WHERE {KeyCondition(table, 0)}",
        };

        private static string Assignments(TableMap table, int[] set)
            => string.Join(", ", set.Select((ordinal, i) => $"{table.Columns[ordinal].Name} = {SqliteParameters.Name(i + 1)}"));

        private static string KeyCondition(TableMap table, int before) => string.Join(
            " AND ", table.Key.Select((ordinal, i) => $"{table.Columns[ordinal].Name} = {SqliteParameters.Name(before + i + 1)}"));
    }
}
