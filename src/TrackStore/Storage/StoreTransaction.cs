using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage;

/// <summary>A write under way: LINQ over its context, prepared statements over its connection, all in one transaction.</summary>
internal sealed class StoreTransaction(IStoreProvider provider, DbContext context, DateTime now)
{
    public DbContext Context => context;

    /// <summary>Gets what others are told when the write is committed.</summary>
    public ChangeSet Changes { get; } = new();

    /// <summary>Gets the write's one time, UTC, in whole milliseconds.</summary>
    public DateTime Now => now;

    public SqlStatement Prepare(string sql, params ReadOnlySpan<string> parameters) => provider.Prepare(context, sql, parameters);

    /// <summary>Runs a statement once.</summary>
    public async Task<int> ExecuteAsync(string sql, IReadOnlyList<(string Name, SqlValue Value)> parameters, CancellationToken cancellationToken)
    {
        using SqlStatement statement = Prepare(sql, [.. parameters.Select(p => p.Name)]);
        return await statement.ExecuteAsync(cancellationToken, [.. parameters.Select(p => p.Value)]).ConfigureAwait(false);
    }
}
