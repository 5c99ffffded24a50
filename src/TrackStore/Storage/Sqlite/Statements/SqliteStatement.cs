using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrackStore.Storage.Sql;
using static SQLitePCL.raw;

namespace TrackStore.Storage.Sqlite.Statements;

/// <summary>
/// A statement with numbered parameters on SQLite's native interface. The driver's own work for each run (parameters by name, readers,
/// boxing) takes longer than SQLite needs for the row. Values are written in the driver's formats. Nothing here waits for a lock.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int SmallText = 512;

    // The format in which the driver writes times. Fractions have as many digits as necessary.
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly Row _row;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(sqlite3_prepare_v3(_database, sql, SQLITE_PREPARE_PERSISTENT, out _statement));
        _row = new Row(_statement);
    }

    /// <summary>Runs the statement.</summary>
    /// <param name="values">The values of the parameters, in their order.</param>
    public void Execute(params ReadOnlySpan<SqlValue> values) => Read(values, static _ => { });

    /// <summary>Runs the statement and calls a function with each of its rows.</summary>
    /// <param name="values">The values of the parameters, in their order.</param>
    /// <param name="read">Reads the current row.</param>
    public void Read(ReadOnlySpan<SqlValue> values, Action<SqlRow> read)
    {
        for (int i = 0; i < values.Length; i++)
            Check(Bind(i + 1, values[i]));
        try
        {
            while (Step())
                read(_row);
        }
        finally
        {
            // Returns the error of the last step, which was thrown already.
            _ = sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>Advances the statement by one row.</summary>
    /// <returns>True when there is a row, false at the end.</returns>
    private bool Step()
    {
        int code = sqlite3_step(_statement);
        if (code is not (SQLITE_ROW or SQLITE_DONE))
            Check(code);
        return code == SQLITE_ROW;
    }

    private int Bind(int position, SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => sqlite3_bind_null(_statement, position),
        SqlValueKind.Integer or SqlValueKind.Boolean => sqlite3_bind_int64(_statement, position, value.Integer),
        SqlValueKind.Real => sqlite3_bind_double(_statement, position, value.Real),
        SqlValueKind.Text => BindText(position, value.Text),
        SqlValueKind.Bytes => sqlite3_bind_blob(_statement, position, value.Bytes),
        SqlValueKind.Time => BindTime(position, value.Time),
        _ => throw new UnreachableException($"Unknown kind of value: {value.Kind}."),
    };

    private int BindText(int position, string text)
    {
        // An empty span has no address, which SQLite would bind as null.
        if (text.Length == 0)
            return sqlite3_bind_text(_statement, position, text);

        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = most <= SmallText ? null : ArrayPool<byte>.Shared.Rent(most);
        Span<byte> buffer = rented ?? stackalloc byte[SmallText];
        int code = sqlite3_bind_text(_statement, position, buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return code;
    }

    private int BindTime(int position, DateTime time)
    {
        Span<byte> buffer = stackalloc byte[TimeFormat.Length];
        bool fits = time.TryFormat(buffer, out int length, TimeFormat, CultureInfo.InvariantCulture);
        Debug.Assert(fits, "The format is as long as its longest result.");
        return sqlite3_bind_text(_statement, position, buffer[..length]);
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);

    private sealed class Row(sqlite3_stmt statement) : SqlRow
    {
        public override bool IsNull(int column) => sqlite3_column_type(statement, column) == SQLITE_NULL;

        public override long Integer(int column) => sqlite3_column_int64(statement, column);

        public override bool Boolean(int column) => Integer(column) != 0;

        public override double Real(int column) => sqlite3_column_double(statement, column);

        public override string Text(int column) => Encoding.UTF8.GetString(sqlite3_column_blob(statement, column));

        public override string? TextOrNull(int column, string? expected)
        {
            if (expected is not null && Ascii.Equals(sqlite3_column_blob(statement, column), expected) && !IsNull(column))
                return expected;
            return IsNull(column) ? null : Text(column);
        }

        public override byte[] Bytes(int column) => sqlite3_column_blob(statement, column).ToArray();

        public override DateTime Time(int column)
            => DateTime.SpecifyKind(DateTime.Parse(Text(column), CultureInfo.InvariantCulture), DateTimeKind.Utc);
    }
}
