namespace TrackStore.Storage.Sql;

/// <summary>The current row of a statement. Columns are numbered from 0.</summary>
internal abstract class SqlRow
{
    public abstract bool IsNull(int column);

    public abstract long Integer(int column);

    public abstract bool Boolean(int column);

    public abstract double Real(int column);

    public abstract string Text(int column);

    public abstract byte[] Bytes(int column);

    /// <summary>Returns a point in time in UTC.</summary>
    public abstract DateTime Time(int column);

    /// <summary>
    /// Returns a text, or null. When it equals <paramref name="expected"/>, that string is returned and nothing is allocated.
    /// </summary>
    public abstract string? TextOrNull(int column, string? expected);

    public DateTime? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public long? IntegerOrNull(int column) => IsNull(column) ? null : Integer(column);
}
