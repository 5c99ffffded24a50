namespace TrackStore.Storage.Sql;

/// <summary>The rows of a statement, read forward only. Columns are numbered from 0.</summary>
internal abstract class SqlRows : IAsyncDisposable
{
    /// <summary>Advances to the next row.</summary>
    /// <returns>False when there are no more rows.</returns>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    public abstract bool IsNull(int column);

    public abstract long Integer(int column);

    public abstract double Real(int column);

    public abstract string Text(int column);

    public abstract byte[] Bytes(int column);

    /// <summary>Returns a point in time in UTC.</summary>
    public abstract DateTime Time(int column);

    public DateTime? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public virtual bool Boolean(int column) => Integer(column) != 0;

    public long? IntegerOrNull(int column) => IsNull(column) ? null : Integer(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>
    /// Returns a text, or null. When it equals <paramref name="expected"/>, that string is returned and nothing is allocated.
    /// </summary>
    public abstract string? TextOrNull(int column, string? expected);

    /// <summary>Returns whether a column holds a value.</summary>
    public bool Holds(int column, SqlValue value) => value.Kind == SqlValueKind.Null ? IsNull(column) : !IsNull(column) && value.Kind switch
    {
        SqlValueKind.Integer or SqlValueKind.Int32 or SqlValueKind.Boolean => Integer(column) == value.Integer,
        SqlValueKind.Real => Real(column).Equals(value.Real),
        SqlValueKind.Text => Text(column) == value.Text,
        SqlValueKind.Bytes => Bytes(column).AsSpan().SequenceEqual(value.Bytes),
        _ => Time(column) == value.Time,
    };

    public abstract ValueTask DisposeAsync();
}
