using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage;

/// <summary>A running write: LINQ on its context and prepared statements on its connection share one transaction.</summary>
internal sealed class StoreTransaction(IStoreProvider provider, DbContext context, DateTime now)
{
    public DbContext Context => context;

    /// <summary>Gets the changes to publish after the commit.</summary>
    public ChangeSet Changes { get; } = new();

    /// <summary>Gets the timestamp for all rows of this write: UTC, in whole milliseconds.</summary>
    public DateTime Now => now;

    public SqlStatement Prepare(string sql, params ReadOnlySpan<string> parameters) => provider.Prepare(context, sql, parameters);

    /// <summary>Prepares a statement and runs it once.</summary>
    public async Task<int> ExecuteAsync(
        string sql,
        IReadOnlyList<(string Name, SqlValue Value)> parameters,
        CancellationToken cancellationToken)
    {
        using SqlStatement statement = Prepare(sql, [.. parameters.Select(p => p.Name)]);
        return await statement.ExecuteAsync(cancellationToken, [.. parameters.Select(p => p.Value)]).ConfigureAwait(false);
    }
}
