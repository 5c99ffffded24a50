using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Portable;

/// <summary>Makes the statements that write the changes of one table.</summary>
internal sealed class PortableStatements(DbContext context, int rowsAtOnce)
    : IRowChangesVisitor<IEnumerable<PortableStatement>>, IDisposable
{
    // The strictest of the usual databases takes 2,100.
    private const int MostParameters = 2_000;

    // Tells these statements from the native ones of the same model.
    private const string Portable = nameof(Portable);

    private readonly ISqlGenerationHelper _sql = context.GetService<ISqlGenerationHelper>();
    private readonly List<string> _names = [];

    // Type mappings make parameters for a command, which is not executed.
    private readonly DbCommand _maker = context.Database.GetDbConnection().CreateCommand();

    public void Dispose() => _maker.Dispose();

    public IEnumerable<PortableStatement> Visit<TRow>(RowChanges<TRow> changes)
        where TRow : class
        => changes.Kind switch
        {
            RowChangeKind.Insert => Inserts(changes),
            RowChangeKind.Update => Updates(changes),
            RowChangeKind.UpdateAlike => UpdatesAlike(changes),
            _ => Deletes(changes),
        };

    private IEnumerable<PortableStatement> Inserts<TRow>(RowChanges<TRow> changes)
        where TRow : class
    {
        TableMap<TRow> table = changes.Table;
        int columns = table.Columns.Count;
        foreach (TRow[] rows in changes.Rows.Chunk(Math.Max(1, Math.Min(rowsAtOnce, MostParameters / columns))))
        {
            var statement = new PortableStatement(
                table.Sql((Portable, RowChangeKind.Insert, rows.Length), shape => InsertSql(table, shape.Length)), rows.Length * columns);
            foreach (TRow row in rows)
            {
                foreach (ColumnMap<TRow> column in table.Columns)
                    Add(statement, column, column.Get(row));
            }

            yield return statement;
        }
    }

    private IEnumerable<PortableStatement> Updates<TRow>(RowChanges<TRow> changes)
        where TRow : class
    {
        TableMap<TRow> table = changes.Table;
        int[] set = TableMap.Ordinals(changes.Columns);
        int[] given = [.. set, .. table.Key];
        foreach (TRow row in changes.Rows)
        {
            var statement = new PortableStatement(
                table.Sql(
                    (Portable, RowChangeKind.Update, changes.Columns),
                    _ => $"UPDATE {table.Name} SET {Assignments(table, set)} WHERE {KeyCondition(table, set.Length)}"),
                given.Length);
            foreach (int ordinal in given)
                Add(statement, table.Columns[ordinal], table.Columns[ordinal].Get(row));
            yield return statement;
        }
    }

    private IEnumerable<PortableStatement> UpdatesAlike<TRow>(RowChanges<TRow> changes)
        where TRow : class
    {
        TableMap<TRow> table = changes.Table;
        int[] set = TableMap.Ordinals(changes.Columns);
        ColumnMap<TRow> key = table.Columns[table.Key.Single()];
        foreach (TRow[] rows in changes.Rows.Chunk(MostParameters / 4))
        {
            var statement = new PortableStatement(
                $"UPDATE {table.Name} SET {Assignments(table, set)} WHERE {key.Name} IN ({Placeholders(set.Length, rows.Length)})",
                set.Length + rows.Length);
            foreach (int ordinal in set)
                Add(statement, table.Columns[ordinal], table.Columns[ordinal].Get(rows[0]));
            foreach (TRow row in rows)
                Add(statement, key, key.Get(row));
            yield return statement;
        }
    }

    private IEnumerable<PortableStatement> Deletes<TRow>(RowChanges<TRow> changes)
        where TRow : class
    {
        TableMap<TRow> table = changes.Table;
        foreach (TRow row in changes.Rows)
        {
            var statement = new PortableStatement(
                table.Sql((Portable, RowChangeKind.Delete), _ => $"DELETE FROM {table.Name} WHERE {KeyCondition(table, 0)}"),
                table.Key.Count);
            foreach (int ordinal in table.Key)
                Add(statement, table.Columns[ordinal], table.Columns[ordinal].Get(row));
            yield return statement;
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

    private void Add(PortableStatement statement, ColumnMap column, SqlValue value)
    {
        while (_names.Count <= statement.Parameters.Count)
            _names.Add(_sql.GenerateParameterName(Name(_names.Count)));
        statement.Parameters.Add(column.TypeMapping.CreateParameter(
            _maker, _names[statement.Parameters.Count], ToObject(column.Kind, value), column.IsNullable));
    }

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
