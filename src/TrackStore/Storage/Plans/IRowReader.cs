using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans;

/// <summary>Reads the rows that a plan needs.</summary>
internal interface IRowReader
{
    /// <summary>Reads whole rows by the values of one column, in as few queries as the provider allows.</summary>
    /// <param name="context">A context, in its transaction if it has one.</param>
    /// <param name="table">The table.</param>
    /// <param name="index">The column, and what limits the rows.</param>
    /// <param name="values">The values, each once; none is null.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<SqlValue> values,
        CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>Does the same for values with ranges of the index's other column. Rows outside of the ranges may be left out.</summary>
    /// <param name="context">A context, in its transaction if it has one.</param>
    /// <param name="table">The table.</param>
    /// <param name="index">The columns, and what limits the rows.</param>
    /// <param name="ranges">The values, each with its ranges one after the other.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        DbContext context,
        TableMap<TRow> table,
        RowIndex<TRow> index,
        IReadOnlyList<ValueRange> ranges,
        CancellationToken cancellationToken)
        where TRow : class;
}
