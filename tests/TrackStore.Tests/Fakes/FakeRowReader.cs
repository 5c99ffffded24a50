using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Tests.Fakes;

/// <summary>Answers a planner's reads from memory, and counts them.</summary>
internal sealed class FakeRowReader(params object[] stored) : IRowReader
{
    /// <summary>Gets the reads, as "tracks by Id: 3".</summary>
    public List<string> Log { get; } = [];

    public int Reads => Log.Count;

    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context, TableMap<TRow> table, RowIndex<TRow> index, IReadOnlyList<SqlValue> values, CancellationToken cancellationToken)
        where TRow : class
    {
        Log.Add($"{table.Name.Trim('"')} by {index.Column.Property}: {values.Count}");
        return Task.FromResult<IReadOnlyList<TRow>>([.. stored.OfType<TRow>().Where(row => values.Contains(index.Column.Get(row)))]);
    }

    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context, TableMap<TRow> table, RowIndex<TRow> index, IReadOnlyList<ValueRange> ranges, CancellationToken cancellationToken)
        where TRow : class
    {
        Log.Add($"{table.Name.Trim('"')} by {index.Column.Property} in ranges: {ranges.Count}");
        return Task.FromResult<IReadOnlyList<TRow>>([.. stored.OfType<TRow>().Where(row => ranges.Any(range => IsWanted(row, range)))]);

        bool IsWanted(TRow row, ValueRange range) => range.Value.Equals(index.Column.Get(row))
            && index.Range!.Get(row) is var number
            && (number.Kind == SqlValueKind.Null || number.Integer <= 0 || (number.Integer >= range.Min && number.Integer <= range.Max));
    }
}
