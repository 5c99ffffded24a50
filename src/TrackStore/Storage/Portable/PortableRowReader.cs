using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Portable;

/// <summary>Reads rows with LINQ, which every provider of EF Core translates.</summary>
internal sealed class PortableRowReader : IRowReader
{
    // Far below the 2,100 parameters that the strictest of the usual databases takes.
    private const int MostKeys = 500;

    public async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class
    {
        var found = new List<TRow>();
        foreach (SqlValue[] some in values.Chunk(MostKeys))
            found.AddRange(await ReadSomeAsync(context, table, index, some, cancellationToken).ConfigureAwait(false));
        return found;
    }

    // LINQ has no join with values, so all rows with the values are read, unless some value has very many.
    public async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<ValueRange> ranges,
        CancellationToken cancellationToken)
        where TRow : class
    {
        // Every index with a range has a limit.
        int limit = index.Limit!.Value;
        var found = new List<TRow>();
        foreach (IGrouping<SqlValue, ValueRange>[] some in ranges.GroupBy(range => range.Value).Chunk(MostKeys))
        {
            IQueryable<TRow> query = RowsWith(context, index, [.. some.Select(same => same.Key)]);
            int most = limit * some.Length;
            List<TRow> rows = await FirstAsync(table, query, most + 1, cancellationToken).ConfigureAwait(false);
            if (rows.Count <= most)
            {
                found.AddRange(rows);
                continue;
            }

            foreach (ValueRange range in some.SelectMany(same => same))
            {
                found.AddRange(await FirstAsync(
                    table,
                    RowsWith(context, index, [range.Value]).Where(InRange<TRow>(index.Range!.Property, range)),
                    limit,
                    cancellationToken).ConfigureAwait(false));
            }
        }

        return found;
    }

    private static async Task<List<TRow>> ReadSomeAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        SqlValue[] values,
        CancellationToken cancellationToken)
        where TRow : class
    {
        IQueryable<TRow> query = RowsWith(context, index, values);
        if (index.Limit is not { } limit)
            return await query.ToListAsync(cancellationToken).ConfigureAwait(false);

        int most = limit * values.Length;
        List<TRow> rows = await FirstAsync(table, query, values.Length == 1 ? most : most + 1, cancellationToken).ConfigureAwait(false);
        if (rows.Count <= most)
            return rows;

        // Some value has more rows than it may have: the limit counts for each of them.
        rows.Clear();
        foreach (SqlValue value in values)
            rows.AddRange(await ReadSomeAsync(context, table, index, [value], cancellationToken).ConfigureAwait(false));
        return rows;
    }

    private static IQueryable<TRow> RowsWith<TRow>(DbContext context, RowIndex<TRow> index, SqlValue[] values)
        where TRow : class
        => context.Set<TRow>().AsNoTracking().Where(Among<TRow>(index.Column, values));

    // Those with the lowest ids.
    private static Task<List<TRow>> FirstAsync<TRow>(
        TableMap<TRow> table, IQueryable<TRow> query, int count, CancellationToken cancellationToken)
        where TRow : class
    {
        string key = table.Columns[table.Key.Single()].Property;
        return query.OrderBy(row => EF.Property<long>(row, key)).Take(count).ToListAsync(cancellationToken);
    }

    private static Expression<Func<TRow, bool>> InRange<TRow>(string property, ValueRange range)
        where TRow : class
        => row => EF.Property<long?>(row, property) == null || EF.Property<long?>(row, property) <= 0
            || (EF.Property<long?>(row, property) >= range.Min && EF.Property<long?>(row, property) <= range.Max);

    private static Expression<Func<TRow, bool>> Among<TRow>(ColumnMap column, SqlValue[] values) => (column.Kind, column.IsNullable) switch
    {
        (SqlValueKind.Integer, false) => In<TRow, long>(column.Property, [.. values.Select(value => value.Integer)]),
        (SqlValueKind.Integer, true) => In<TRow, long?>(column.Property, [.. values.Select(value => (long?)value.Integer)]),
        (SqlValueKind.Int32, false) => In<TRow, int>(column.Property, [.. values.Select(value => (int)value.Integer)]),
        (SqlValueKind.Text, _) => In<TRow, string>(column.Property, [.. values.Select(value => value.Text)]),
        (SqlValueKind.Bytes, _) => In<TRow, byte[]>(column.Property, [.. values.Select(value => value.Bytes)]),
        _ => throw new NotSupportedException($"Rows can't be read by {column.Property}."),
    };

    private static Expression<Func<TRow, bool>> In<TRow, TValue>(string property, List<TValue> values)
    {
        if (values.Count > 1)
            return row => values.Contains(EF.Property<TValue>(row!, property));
        TValue only = values[0];
        return row => EF.Property<TValue>(row!, property)!.Equals(only);
    }
}
