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
/// A statement on SQLite's native interface. The driver's own work for each run (parameters by name, readers, boxing) takes longer than
/// SQLite needs for the row. Values are written in the driver's formats. Nothing here waits: the transaction already holds the lock.
/// </summary>
internal sealed class SqliteStatement : SqlStatement
{
    private const int SmallText = 512;

    // The format in which the driver writes times. Fractions have as many digits as necessary.
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    private readonly sqlite3 _database;
    private readonly string _sql;
    private readonly string[] _parameters;
    private readonly int[] _positions;
    private readonly Rows _rows;

    // Prepared on first use: most writes run only some of their statements.
    private sqlite3_stmt? _statement;

    public SqliteStatement(SqliteConnection connection, string sql, ReadOnlySpan<string> parameters)
    {
        _database = connection.Handle!;
        _sql = sql;
        _parameters = parameters.ToArray();
        _positions = new int[parameters.Length];
        _rows = new Rows(this);
    }

    /// <summary>Runs the statement.</summary>
    /// <returns>The number of rows written.</returns>
    public int Execute(ReadOnlySpan<SqlValue> values)
    {
        Run(values);
        return sqlite3_changes(_database);
    }

    /// <summary>Runs the statement and calls a function with each of its rows.</summary>
    public void Read(ReadOnlySpan<SqlValue> values, Action<SqlRows> read)
    {
        Bind(values);
        try
        {
            while (Step())
                read(_rows);
        }
        finally
        {
            Reset();
        }
    }

    public override ValueTask<int> ExecuteAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<int>(cancellationToken);
        return ValueTask.FromResult(Execute(values));
    }

    public override ValueTask<long?> NumberAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values)
        => First<long?>(values, static rows => rows.IntegerOrNull(0), cancellationToken);

    public override ValueTask<byte[]?> BytesAsync(SqlValue value, CancellationToken cancellationToken)
        => First([value], static rows => rows.IsNull(0) ? null : rows.Bytes(0), cancellationToken);

    public override ValueTask<SqlRows> ReadAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<SqlRows>(cancellationToken);
        Bind(values);
        return ValueTask.FromResult<SqlRows>(_rows);
    }

    public override void Dispose() => _statement?.Dispose();

    private ValueTask<T?> First<T>(ReadOnlySpan<SqlValue> values, Func<Rows, T?> first, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T?>(cancellationToken);
        Bind(values);
        try
        {
            return ValueTask.FromResult(Step() ? first(_rows) : default);
        }
        finally
        {
            Reset();
        }
    }

    private void Run(ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        try
        {
            // A statement that writes and answers rows has written all of it by the first.
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Advances the statement by one row.</summary>
    /// <returns>True when there is a row, false at the end.</returns>
    private bool Step()
    {
        int code = sqlite3_step(_statement);
        if (code is not (SQLITE_ROW or SQLITE_DONE))
            Check(code);
        return code == SQLITE_ROW;
    }

    // Returns the error of the last step, which was thrown already.
    private void Reset() => _ = sqlite3_reset(_statement);

    private void Bind(ReadOnlySpan<SqlValue> values)
    {
        Debug.Assert(values.Length == _positions.Length, "Each parameter needs a value.");
        if (_statement is null)
            Prepare();
        for (int i = 0; i < values.Length; i++)
            Check(Bind(_positions[i], values[i]));
    }

    private void Prepare()
    {
        Check(sqlite3_prepare_v3(_database, _sql, SQLITE_PREPARE_PERSISTENT, out _statement));
        for (int i = 0; i < _positions.Length; i++)
        {
            _positions[i] = sqlite3_bind_parameter_index(_statement, _parameters[i]);
            Debug.Assert(_positions[i] > 0, $"The statement has no parameter {_parameters[i]}.");
        }
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

    private sealed class Rows(SqliteStatement owner) : SqlRows
    {
        public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
            => cancellationToken.IsCancellationRequested
                ? ValueTask.FromCanceled<bool>(cancellationToken)
                : ValueTask.FromResult(owner.Step());

        public override bool IsNull(int column) => sqlite3_column_type(owner._statement, column) == SQLITE_NULL;

        public override long Integer(int column) => sqlite3_column_int64(owner._statement, column);

        public override double Real(int column) => sqlite3_column_double(owner._statement, column);

        public override string Text(int column) => Encoding.UTF8.GetString(sqlite3_column_blob(owner._statement, column));

        public override string? TextOrNull(int column, string? expected)
        {
            if (expected is not null && Ascii.Equals(sqlite3_column_blob(owner._statement, column), expected) && !IsNull(column))
                return expected;
            return TextOrNull(column);
        }

        public override byte[] Bytes(int column) => sqlite3_column_blob(owner._statement, column).ToArray();

        public override DateTime Time(int column)
            => DateTime.SpecifyKind(DateTime.Parse(Text(column), CultureInfo.InvariantCulture), DateTimeKind.Utc);

        public override ValueTask DisposeAsync()
        {
            owner.Reset();
            return ValueTask.CompletedTask;
        }
    }
}
