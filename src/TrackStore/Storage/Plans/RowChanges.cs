using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans;

/// <summary>Rows of one table that are changed in the same way.</summary>
internal abstract class RowChanges(TableMap table, RowChangeKind kind, ulong columns)
{
    public TableMap Table => table;

    public RowChangeKind Kind => kind;

    /// <summary>Gets the set of columns that are written; for deletions, those of the key.</summary>
    public ulong Columns => columns;

    public abstract int Count { get; }

    /// <summary>Calls the visitor with the type of the rows, so that no value has to be boxed.</summary>
    public abstract TResult Accept<TResult>(IRowChangesVisitor<TResult> visitor);
}

/// <inheritdoc/>
/// <typeparam name="TRow">The entity.</typeparam>
internal sealed class RowChanges<TRow>(TableMap<TRow> table, RowChangeKind kind, IReadOnlyList<TRow> rows, ulong columns)
    : RowChanges(table, kind, columns)
    where TRow : class
{
    public new TableMap<TRow> Table => table;

    /// <summary>Gets the rows. Each key occurs once.</summary>
    public IReadOnlyList<TRow> Rows => rows;

    public override int Count => rows.Count;

    public override TResult Accept<TResult>(IRowChangesVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Does something with the changed rows of any table.</summary>
/// <typeparam name="TResult">The result.</typeparam>
internal interface IRowChangesVisitor<out TResult>
{
    TResult Visit<TRow>(RowChanges<TRow> changes)
        where TRow : class;
}
