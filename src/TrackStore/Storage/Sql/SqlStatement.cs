namespace TrackStore.Storage.Sql;

/// <summary>
/// A statement that is prepared once and run many times. Values are given in the order of its parameters. Not thread-safe.
/// </summary>
internal abstract class SqlStatement : IDisposable
{
    /// <summary>Runs the statement.</summary>
    /// <returns>The number of rows written.</returns>
    public abstract ValueTask<int> ExecuteAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values);

    /// <summary>
    /// Runs the statement and returns the integer in the first column of its first row, or null when there is no row or no value.
    /// </summary>
    public abstract ValueTask<long?> NumberAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values);

    /// <summary>
    /// Runs the statement and returns the bytes in the first column of its first row, or null when there is no row or no value.
    /// </summary>
    public abstract ValueTask<byte[]?> BytesAsync(SqlValue value, CancellationToken cancellationToken);

    /// <summary>Runs the statement and returns its rows, which must be disposed before the statement runs again.</summary>
    public abstract ValueTask<SqlRows> ReadAsync(CancellationToken cancellationToken, params ReadOnlySpan<SqlValue> values);

    public abstract void Dispose();
}
