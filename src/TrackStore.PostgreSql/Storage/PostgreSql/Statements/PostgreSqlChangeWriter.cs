using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;

namespace TrackStore.Storage.PostgreSql.Statements;

/// <summary>
/// Writes a plan in one round trip: a statement for each table and kind of change, whose rows are arrays. It is as fast as COPY, which
/// would take two round trips a table.
/// </summary>
/// <param name="notifies">Whether rows of the change log notify other processes, once they are committed.</param>
internal sealed class PostgreSqlChangeWriter(bool notifies = false) : IChangeWriter
{
    public async Task ApplyAsync(DbContext context, ChangePlan plan, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(
            (NpgsqlConnection)context.Database.GetDbConnection(),
            (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());
        if (context.Database.GetCommandTimeout() is { } timeout)
            batch.Timeout = timeout;
        var commands = new Commands();
        foreach (RowChanges changes in plan.InOrder)
        {
            batch.BatchCommands.Add(changes.Accept(commands));
            if (notifies && changes is RowChanges<ChangeLogEntity> { Kind: RowChangeKind.Insert, Rows: [{ } row, ..] })
                batch.BatchCommands.Add(PostgreSqlNotification.From(row.Writer));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed class Commands : IRowChangesVisitor<NpgsqlBatchCommand>
    {
        public NpgsqlBatchCommand Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class
        {
            TableMap<TRow> table = changes.Table;
            int[] set = changes.Kind == RowChangeKind.Delete ? [] : TableMap.Ordinals(changes.Columns);
            var command = new NpgsqlBatchCommand(
                table.Sql((changes.Kind, changes.Columns), shape => Sql(table, shape.Kind, set)));
            foreach (int ordinal in set)
            {
                ColumnMap<TRow> column = table.Columns[ordinal];
                command.Parameters.Add(changes.Kind == RowChangeKind.UpdateAlike
                    ? PostgreSqlArray.Single(column.Kind, column.Get(changes.Rows[0]))
                    : PostgreSqlArray.Of(column, changes.Rows));
            }

            if (changes.Kind == RowChangeKind.Insert)
                return command;
            foreach (int ordinal in table.Key)
                command.Parameters.Add(PostgreSqlArray.Of(table.Columns[ordinal], changes.Rows));
            return command;
        }

        private static string Sql(TableMap table, RowChangeKind kind, int[] set)
        {
            int[] columns = kind == RowChangeKind.Insert ? set : [.. set, .. table.Key];
            string Names(string prefix) => string.Join(", ", columns.Select((_, i) => Name(prefix, i)));
            string rows = $"unnest({string.Join(", ", columns.Select((ordinal, i) => Parameter(i, table.Columns[ordinal])))})";
            return kind switch
            {
                RowChangeKind.Insert => $"INSERT INTO {table.Name} ({string.Join(", ", set.Select(i => table.Columns[i].Name))}) "
                    + $"SELECT * FROM {rows}",
                RowChangeKind.Update => $"UPDATE {table.Name} AS changed SET "
                    + string.Join(", ", set.Select((ordinal, i) => $"{table.Columns[ordinal].Name} = given.{Name("c", i)}"))
                    + $" FROM {rows} AS given ({Names("c")}) WHERE {Matches(table, set.Length)}",
                RowChangeKind.UpdateAlike => $"UPDATE {table.Name} SET "
                    + string.Join(", ", set.Select((ordinal, i) => $"{table.Columns[ordinal].Name} = {Name("$", i + 1)}"))
                    + $" WHERE {table.Columns[table.Key.Single()].Name} = ANY ({Parameter(set.Length, table.Columns[table.Key.Single()])})",
                _ => $"DELETE FROM {table.Name} AS changed USING {rows} AS given ({Names("c")}) WHERE {Matches(table, 0)}",
            };
        }

        private static string Matches(TableMap table, int before) => string.Join(
            " AND ", table.Key.Select((ordinal, i) => $"changed.{table.Columns[ordinal].Name} = given.{Name("c", before + i)}"));

        private static string Parameter(int position, ColumnMap column)
            => $"{Name("$", position + 1)}::{PostgreSqlArray.SqlTypeOf(column.Kind)}";

        private static string Name(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");
    }
}
