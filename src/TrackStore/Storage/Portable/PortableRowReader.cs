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

    // LINQ has no join with values, so all rows with the values are read.
    public Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<ValueRange> ranges,
        CancellationToken cancellationToken)
        where TRow : class
    {
        SqlValue[] values = [.. ranges.Select(range => range.Value).Distinct()];
        return ReadAsync(context, table, index, values, cancellationToken);
    }

    private static async Task<List<TRow>> ReadSomeAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        SqlValue[] values,
        CancellationToken cancellationToken)
        where TRow : class
    {
        IQueryable<TRow> query = context.Set<TRow>().AsNoTracking().Where(Among<TRow>(index.Column, values));
        if (index.Limit is not { } limit)
            return await query.ToListAsync(cancellationToken).ConfigureAwait(false);

        string key = table.Columns[table.Key.Single()].Property;
        int most = limit * values.Length;
        List<TRow> rows = await query.OrderBy(row => EF.Property<long>(row, key)).Take(values.Length == 1 ? most : most + 1)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count <= most)
            return rows;

        // Some value has more rows than it may have: the limit counts for each of them.
        rows.Clear();
        foreach (SqlValue value in values)
            rows.AddRange(await ReadSomeAsync(context, table, index, [value], cancellationToken).ConfigureAwait(false));
        return rows;
    }

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
