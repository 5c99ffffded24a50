using System.Reflection;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Mapping;

/// <summary>
/// Makes the functions that get and set a column's property. They box no value, and unlike compiled expressions they start fast.
/// </summary>
internal static class ColumnAccess
{
    public static (SqlValueKind Kind, Func<TRow, SqlValue> Get, Action<TRow, SqlRow, int, TRow?> Read) Of<TRow>(PropertyInfo property)
        where TRow : class
    {
        Type type = property.PropertyType;
        return type == typeof(long) ? Access<TRow, long>(property, SqlValueKind.Integer, v => v, (row, i) => row.Integer(i))
            : type == typeof(long?) ? Access<TRow, long?>(property, SqlValueKind.Integer, v => v, (row, i) => row.IntegerOrNull(i))
            : type == typeof(int) ? Access<TRow, int>(property, SqlValueKind.Int32, v => v, (row, i) => (int)row.Integer(i))
            : type == typeof(int?) ? Access<TRow, int?>(property, SqlValueKind.Int32, v => v, (row, i) => (int?)row.IntegerOrNull(i))
            : type == typeof(bool) ? Access<TRow, bool>(property, SqlValueKind.Boolean, v => v, (row, i) => row.Boolean(i))
            : type == typeof(double) ? Access<TRow, double>(property, SqlValueKind.Real, v => v, (row, i) => row.Real(i))
            : type == typeof(double?) ? Access<TRow, double?>(
                property, SqlValueKind.Real, v => v, (row, i) => row.IsNull(i) ? null : row.Real(i))
            : type == typeof(DateTime) ? Access<TRow, DateTime>(property, SqlValueKind.Time, v => v, (row, i) => row.Time(i))
            : type == typeof(DateTime?) ? Access<TRow, DateTime?>(property, SqlValueKind.Time, v => v, (row, i) => row.TimeOrNull(i))
            : type == typeof(byte[]) ? Access<TRow, byte[]?>(
                property, SqlValueKind.Bytes, v => v, (row, i) => row.IsNull(i) ? null : row.Bytes(i))
            : type == typeof(string) ? Text<TRow>(property)
            : throw new NotSupportedException($"{typeof(TRow).Name}.{property.Name} has a type that no column has: {type}.");
    }

    private static (SqlValueKind Kind, Func<TRow, SqlValue> Get, Action<TRow, SqlRow, int, TRow?> Read) Access<TRow, TValue>(
        PropertyInfo property,
        SqlValueKind kind,
        Func<TValue, SqlValue> toValue,
        Func<SqlRow, int, TValue> read)
    {
        Func<TRow, TValue> get = property.GetMethod!.CreateDelegate<Func<TRow, TValue>>();
        Action<TRow, TValue> set = property.SetMethod!.CreateDelegate<Action<TRow, TValue>>();
        return (kind, row => toValue(get(row)), (target, row, column, _) => set(target, read(row, column)));
    }

    private static (SqlValueKind Kind, Func<TRow, SqlValue> Get, Action<TRow, SqlRow, int, TRow?> Read) Text<TRow>(PropertyInfo property)
        where TRow : class
    {
        Func<TRow, string?> get = property.GetMethod!.CreateDelegate<Func<TRow, string?>>();
        Action<TRow, string?> set = property.SetMethod!.CreateDelegate<Action<TRow, string?>>();
        return (
            SqlValueKind.Text,
            row => get(row),
            (target, row, column, expected) => set(target, row.TextOrNull(column, expected is null ? null : get(expected))));
    }
}
