namespace TrackStore.Storage;

/// <summary>The rows of a statement, one after the other. Columns are counted from 0.</summary>
internal abstract class SqlRows : IAsyncDisposable
{
    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    public abstract bool IsNull(int column);

    public abstract long Integer(int column);

    public abstract double Real(int column);

    public abstract string Text(int column);

    public abstract byte[] Bytes(int column);

    /// <summary>Gives a point in time, UTC.</summary>
    public abstract DateTime Time(int column);

    public bool Boolean(int column) => Integer(column) != 0;

    public long? IntegerOrNull(int column) => IsNull(column) ? null : Integer(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Gives a text that is probably the expected one: then it is the same object, and none is made.</summary>
    public abstract string? TextOrNull(int column, string? expected);

    /// <summary>Tells whether a column holds a value.</summary>
    public bool Holds(int column, SqlValue value) => value.Kind == SqlValueKind.Null ? IsNull(column) : !IsNull(column) && value.Kind switch
    {
        SqlValueKind.Integer or SqlValueKind.Boolean => Integer(column) == value.Integer,
        SqlValueKind.Real => Real(column).Equals(value.Real),
        SqlValueKind.Text => Text(column) == value.Text,
        SqlValueKind.Bytes => Bytes(column).AsSpan().SequenceEqual(value.Bytes),
        _ => Time(column) == value.Time,
    };

    public abstract ValueTask DisposeAsync();
}
