using Npgsql;
using NpgsqlTypes;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.PostgreSql.Statements;

/// <summary>
/// Makes parameters of typed arrays, with which one statement takes any number of rows. Their number doesn't change the statement's text,
/// and no value is boxed.
/// </summary>
internal static class PostgreSqlArray
{
    /// <summary>Returns the values of a column.</summary>
    public static NpgsqlParameter Of<TRow>(ColumnMap<TRow> column, IReadOnlyList<TRow> rows)
        where TRow : class
        => Of(column.Kind, column.IsNullable, rows, column.Get);

    /// <summary>Returns values, none of which is null.</summary>
    public static NpgsqlParameter Of(SqlValueKind kind, IReadOnlyList<SqlValue> values)
        => Of(kind, isNullable: false, values, static value => value);

    /// <summary>Returns one value of a column.</summary>
    public static NpgsqlParameter Single(SqlValueKind kind, SqlValue value)
    {
        if (value.Kind == SqlValueKind.Null)
            return new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = TypeOf(kind) };
        return kind switch
        {
            SqlValueKind.Integer => new NpgsqlParameter<long>(null!, TypeOf(kind)) { TypedValue = value.Integer },
            SqlValueKind.Int32 => new NpgsqlParameter<int>(null!, TypeOf(kind)) { TypedValue = (int)value.Integer },
            SqlValueKind.Boolean => new NpgsqlParameter<bool>(null!, TypeOf(kind)) { TypedValue = value.Integer != 0 },
            SqlValueKind.Real => new NpgsqlParameter<double>(null!, TypeOf(kind)) { TypedValue = value.Real },
            SqlValueKind.Text => new NpgsqlParameter<string>(null!, TypeOf(kind)) { TypedValue = value.Text },
            SqlValueKind.Bytes => new NpgsqlParameter<byte[]>(null!, TypeOf(kind)) { TypedValue = value.Bytes },
            _ => new NpgsqlParameter<DateTime>(null!, TypeOf(kind)) { TypedValue = value.Time },
        };
    }

    /// <summary>
    /// Returns the SQL type of the array. Statements name it, because the server can't tell which of the functions called unnest is meant.
    /// </summary>
    public static string SqlTypeOf(SqlValueKind kind) => kind switch
    {
        SqlValueKind.Integer => "bigint[]",
        SqlValueKind.Int32 => "integer[]",
        SqlValueKind.Boolean => "boolean[]",
        SqlValueKind.Real => "double precision[]",
        SqlValueKind.Text => "text[]",
        SqlValueKind.Bytes => "bytea[]",
        _ => "timestamptz[]",
    };

    private static NpgsqlDbType TypeOf(SqlValueKind kind) => kind switch
    {
        SqlValueKind.Integer => NpgsqlDbType.Bigint,
        SqlValueKind.Int32 => NpgsqlDbType.Integer,
        SqlValueKind.Boolean => NpgsqlDbType.Boolean,
        SqlValueKind.Real => NpgsqlDbType.Double,
        SqlValueKind.Text => NpgsqlDbType.Text,
        SqlValueKind.Bytes => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.TimestampTz,
    };

    private static NpgsqlParameter Of<T>(SqlValueKind kind, bool isNullable, IReadOnlyList<T> rows, Func<T, SqlValue> get) => kind switch
    {
        SqlValueKind.Integer => Numbers(kind, isNullable, rows, get, static value => value.Integer),
        SqlValueKind.Int32 => Numbers(kind, isNullable, rows, get, static value => (int)value.Integer),
        SqlValueKind.Boolean => Numbers(kind, isNullable, rows, get, static value => value.Integer != 0),
        SqlValueKind.Real => Numbers(kind, isNullable, rows, get, static value => value.Real),
        SqlValueKind.Text => Make(kind, rows, row => get(row) is { Kind: not SqlValueKind.Null } value ? value.Text : null),
        SqlValueKind.Bytes => Make(kind, rows, row => get(row) is { Kind: not SqlValueKind.Null } value ? value.Bytes : null),
        _ => Numbers(kind, isNullable, rows, get, static value => value.Time),
    };

    private static NpgsqlParameter Numbers<T, TValue>(
        SqlValueKind kind,
        bool isNullable,
        IReadOnlyList<T> rows,
        Func<T, SqlValue> get,
        Func<SqlValue, TValue> convert)
        where TValue : struct
        => isNullable
            ? Make<T, TValue?>(kind, rows, row => get(row) is { Kind: not SqlValueKind.Null } value ? convert(value) : null)
            : Make(kind, rows, row => convert(get(row)));

    private static NpgsqlParameter<TValue[]> Make<T, TValue>(SqlValueKind kind, IReadOnlyList<T> rows, Func<T, TValue> get)
    {
        var values = new TValue[rows.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = get(rows[i]);
        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | TypeOf(kind) };
    }
}
