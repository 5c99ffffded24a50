namespace TrackStore.Storage;

/// <summary>
/// Writes those columns of a table's rows that differ: SQLite rewrites the entry of every index whose column a statement names, whether or not the value is
/// another. One statement for each set of columns.
/// </summary>
/// <param name="transaction">The transaction.</param>
/// <param name="table">The table's name.</param>
/// <param name="keys">The columns of its key.</param>
internal sealed class SqlUpdates(StoreTransaction transaction, string table, params string[] keys) : IDisposable
{
    private readonly Dictionary<string, SqlStatement> _statements = [];

    /// <summary>Writes some columns of one row.</summary>
    /// <param name="columns">The columns and what they shall hold; at least one.</param>
    /// <param name="key">The row's key, in the order of the key's columns.</param>
    /// <param name="cancellationToken">Cancels the write before it begins.</param>
    public ValueTask<int> ExecuteAsync(IReadOnlyList<(string Column, SqlValue Value)> columns, ReadOnlySpan<SqlValue> key, CancellationToken cancellationToken)
    {
        var values = new SqlValue[columns.Count + key.Length];
        for (int i = 0; i < columns.Count; i++)
            values[i] = columns[i].Value;
        key.CopyTo(values.AsSpan(columns.Count));
        return StatementOf(columns).ExecuteAsync(cancellationToken, values);
    }

    public void Dispose()
    {
        foreach (SqlStatement statement in _statements.Values)
            statement.Dispose();
    }

    private SqlStatement StatementOf(IReadOnlyList<(string Column, SqlValue Value)> columns)
    {
        string set = string.Join(", ", columns.Select(other => $"{other.Column} = @{other.Column}"));
        if (!_statements.TryGetValue(set, out SqlStatement? statement))
        {
            string where = string.Join(" AND ", keys.Select(key => $"{key} = @{key}"));
            statement = transaction.Prepare($"UPDATE {table} SET {set} WHERE {where}", [.. columns.Select(other => "@" + other.Column), .. keys.Select(key => "@" + key)]);
            _statements.Add(set, statement);
        }

        return statement;
    }
}
