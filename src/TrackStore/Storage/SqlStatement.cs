using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace TrackStore.Storage;

/// <summary>A statement prepared once and run many times with other values.</summary>
internal sealed class SqlStatement : IDisposable
{
    private readonly DbCommand _command;

    public SqlStatement(DbCommand command, string sql, params ReadOnlySpan<string> parameters)
    {
        _command = command;
        command.CommandText = sql;
        foreach (string name in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Runs the statement with values in the order of its parameters.</summary>
    /// <returns>The number of rows that it wrote.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs the statement and gives the first number of its first row, or null when there is no row or the number is null.</summary>
    public Task<long?> NumberAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return FirstAsync(cancellationToken);
    }

    /// <summary>Runs the statement and gives the first bytes of its first row, or null when there is no row or the bytes are null.</summary>
    public async Task<byte[]?> BytesAsync(object? value, CancellationToken cancellationToken)
    {
        Bind([value]);
        return await _command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as byte[];
    }

    public Task<DbDataReader> ReadAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReaderAsync(cancellationToken);
    }

    public void Dispose() => _command.Dispose();

    private async Task<long?> FirstAsync(CancellationToken cancellationToken)
    {
        object? value = await _command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return value is null or DBNull ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        Debug.Assert(values.Length == _command.Parameters.Count, "Every parameter wants a value.");
        for (int i = 0; i < values.Length; i++)
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
