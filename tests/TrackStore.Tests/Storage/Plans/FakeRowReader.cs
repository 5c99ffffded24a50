using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Tests.Storage.Plans;

/// <summary>Stored rows in memory, and how often they were read.</summary>
internal sealed class FakeRowReader(params object[] stored) : IRowReader
{
    public List<string> Reads { get; } = [];

    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(DbContext context, TableMap<TRow> table, RowIndex<TRow> index, IReadOnlyList<SqlValue> values, CancellationToken cancellationToken)
        where TRow : class
    {
        Reads.Add($"{table.Name} by {index.Column.Property}: {values.Count}");
        return Task.FromResult<IReadOnlyList<TRow>>([.. stored.OfType<TRow>().Where(row => values.Contains(index.Column.Get(row)))]);
    }
}
