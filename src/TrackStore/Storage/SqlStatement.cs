namespace TrackStore.Storage;

/// <summary>A statement prepared once and run many times with other values, which come in the order of its parameters. Used by one caller at a time.</summary>
internal abstract class SqlStatement : IDisposable
{
    /// <summary>Runs the statement.</summary>
    /// <returns>The number of rows that it wrote.</returns>
    public abstract ValueTask<int> ExecuteAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values);

    /// <summary>Runs a statement that adds one row to a table whose key is one number.</summary>
    /// <returns>The number that the row was given.</returns>
    public abstract ValueTask<long> InsertAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values);

    /// <summary>Runs the statement and gives the first number of its first row, or null when there is no row or the number is null.</summary>
    public abstract ValueTask<long?> NumberAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values);

    /// <summary>Runs the statement and gives the first bytes of its first row, or null when there is no row or the bytes are null.</summary>
    public abstract ValueTask<byte[]?> BytesAsync(SqlValue value, CancellationToken cancellationToken);

    /// <summary>Runs the statement for its rows. They are to be disposed of before it runs again.</summary>
    public abstract ValueTask<SqlRows> ReadAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values);

    public abstract void Dispose();
}
