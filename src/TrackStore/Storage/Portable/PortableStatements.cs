using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Portable;

/// <summary>Makes the commands that write the changes of one table.</summary>
internal sealed class PortableStatements(DbContext context, int rowsAtOnce) : IRowChangesVisitor<IEnumerable<DbCommand>>
{
    // The strictest of the usual databases takes 2,100.
    private const int MostParameters = 2_000;

    // Tells these statements from the native ones of the same model.
    private const string Portable = nameof(Portable);

    private readonly DbConnection _connection = context.Database.GetDbConnection();
    private readonly DbTransaction? _transaction = context.Database.CurrentTransaction?.GetDbTransaction();
    private readonly int? _timeout = context.Database.GetCommandTimeout();
    private readonly ISqlGenerationHelper _sql = context.GetService<ISqlGenerationHelper>();

    public IEnumerable<DbCommand> Visit<TRow>(RowChanges<TRow> changes)
        where TRow : class
        => changes.Kind switch
        {
            RowChangeKind.Insert => Inserts(changes),
            RowChangeKind.Update => Updates(changes),
            RowChangeKind.UpdateAlike => UpdatesAlike(changes),
            _ => Deletes(changes),
        };

    private IEnumerable<DbCommand> Inserts<TRow>(RowChanges<TRow> changes)
        where TRow : class
    {
        TableMap<TRow> table = changes.Table;
        int columns = table.Columns.Count;
        foreach (TRow[] rows in changes.Rows.Chunk(Math.Max(1, Math.Min(rowsAtOnce, MostParameters / columns))))
        {
            DbCommand command = Command(table.Sql((Portable, RowChangeKind.Insert, rows.Length), shape => InsertSql(table, shape.Length)));
            foreach (TRow row in rows)
            {
                foreach (ColumnMap<TRow> column in table.Columns)
                    Add(command, column, column.Get(row));
            }

            yield return command;
        }
    }

    private IEnumerable<DbCommand> Updates<TRow>(RowChanges<TRow> changes)
        where TRow : class
    {
        TableMap<TRow> table = changes.Table;
        int[] set = TableMap.Ordinals(changes.Columns);
        foreach (TRow row in changes.Rows)
        {
            DbCommand command = Command(table.Sql(
                (Portable, RowChangeKind.Update, changes.Columns),
                _ => $"UPDATE {table.Name} SET {Assignments(table, set)} WHERE {KeyCondition(table, set.Length)}"));
            foreach (int ordinal in set.Concat(table.Key))
                Add(command, table.Columns[ordinal], table.Columns[ordinal].Get(row));
            yield return command;
        }
    }

    private IEnumerable<DbCommand> UpdatesAlike<TRow>(RowChanges<TRow> changes)
        where TRow : class
    {
        TableMap<TRow> table = changes.Table;
        int[] set = TableMap.Ordinals(changes.Columns);
        ColumnMap<TRow> key = table.Columns[table.Key.Single()];
        foreach (TRow[] rows in changes.Rows.Chunk(MostParameters / 4))
        {
            DbCommand command = Command(
                $"UPDATE {table.Name} SET {Assignments(table, set)} WHERE {key.Name} IN ({Placeholders(set.Length, rows.Length)})");
            foreach (int ordinal in set)
                Add(command, table.Columns[ordinal], table.Columns[ordinal].Get(rows[0]));
            foreach (TRow row in rows)
                Add(command, key, key.Get(row));
            yield return command;
        }
    }

    private IEnumerable<DbCommand> Deletes<TRow>(RowChanges<TRow> changes)
        where TRow : class
    {
        TableMap<TRow> table = changes.Table;
        foreach (TRow row in changes.Rows)
        {
            DbCommand command = Command(table.Sql(
                (Portable, RowChangeKind.Delete), _ => $"DELETE FROM {table.Name} WHERE {KeyCondition(table, 0)}"));
            foreach (int ordinal in table.Key)
                Add(command, table.Columns[ordinal], table.Columns[ordinal].Get(row));
            yield return command;
        }
    }

    private string InsertSql(TableMap table, int rows)
    {
        int columns = table.Columns.Count;
        IEnumerable<string> values = Enumerable.Range(0, rows).Select(row => $"({Placeholders(row * columns, columns)})");
        string names = string.Join(", ", table.Columns.Select(column => column.Name));
        return $"INSERT INTO {table.Name} ({names}) VALUES {string.Join(", ", values)}";
    }

    private string Assignments(TableMap table, int[] set)
        => string.Join(", ", set.Select((ordinal, i) => $"{table.Columns[ordinal].Name} = {Placeholder(i)}"));

    private string KeyCondition(TableMap table, int before)
        => string.Join(" AND ", table.Key.Select((ordinal, i) => $"{table.Columns[ordinal].Name} = {Placeholder(before + i)}"));

    private string Placeholders(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(Placeholder));

    private string Placeholder(int number) => _sql.GenerateParameterNamePlaceholder(Name(number));

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number}");

    private DbCommand Command(string text)
    {
        DbCommand command = _connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = _transaction;
        if (_timeout is { } seconds)
            command.CommandTimeout = seconds;
        return command;
    }

    private void Add(DbCommand command, ColumnMap column, SqlValue value)
        => command.Parameters.Add(column.TypeMapping.CreateParameter(
            command, _sql.GenerateParameterName(Name(command.Parameters.Count)), ToObject(column.Kind, value), column.IsNullable));

    private static object? ToObject(SqlValueKind kind, SqlValue value) => value.Kind == SqlValueKind.Null ? null : kind switch
    {
        SqlValueKind.Integer => value.Integer,
        SqlValueKind.Int32 => (int)value.Integer,
        SqlValueKind.Boolean => value.Integer != 0,
        SqlValueKind.Real => value.Real,
        SqlValueKind.Text => value.Text,
        SqlValueKind.Bytes => value.Bytes,
        _ => value.Time,
    };
}
