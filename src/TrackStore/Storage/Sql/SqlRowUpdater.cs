namespace TrackStore.Storage.Sql;

/// <summary>
/// Updates only the columns that differ: SQLite rewrites the entry of every index whose column an UPDATE names, even when the value stays
/// the same. Each set of columns gets its own statement.
/// </summary>
/// <param name="transaction">The transaction.</param>
/// <param name="table">The name of the table.</param>
/// <param name="keys">The key columns of the table.</param>
internal sealed class SqlRowUpdater(StoreTransaction transaction, string table, params string[] keys) : IDisposable
{
    private readonly Dictionary<string, SqlStatement> _statements = [];

    /// <summary>Updates columns of one row.</summary>
    /// <param name="columns">The columns with their new values; at least one.</param>
    /// <param name="key">The key of the row, in the order of the key columns.</param>
    /// <param name="cancellationToken">Cancels the update before it starts.</param>
    public ValueTask<int> ExecuteAsync(
        IReadOnlyList<(string Column, SqlValue Value)> columns,
        ReadOnlySpan<SqlValue> key,
        CancellationToken cancellationToken)
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
        string set = string.Join(", ", columns.Select(change => $"{change.Column} = @{change.Column}"));
        if (!_statements.TryGetValue(set, out SqlStatement? statement))
        {
            string where = string.Join(" AND ", keys.Select(key => $"{key} = @{key}"));
            statement = transaction.Prepare(
                $"UPDATE {table} SET {set} WHERE {where}",
                [.. columns.Select(change => "@" + change.Column), .. keys.Select(key => "@" + key)]);
            _statements.Add(set, statement);
        }

        return statement;
    }
}
