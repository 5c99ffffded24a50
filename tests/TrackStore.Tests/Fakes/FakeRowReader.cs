using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Tests.Fakes;

/// <summary>Answers a planner's reads from memory, and counts them.</summary>
internal sealed class FakeRowReader(params object[] stored) : IRowReader
{
    public int Reads { get; private set; }

    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context, TableMap<TRow> table, RowIndex<TRow> index, IReadOnlyList<SqlValue> values, CancellationToken cancellationToken)
        where TRow : class
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<TRow>>([.. stored.OfType<TRow>().Where(row => values.Contains(index.Column.Get(row)))]);
    }
}
