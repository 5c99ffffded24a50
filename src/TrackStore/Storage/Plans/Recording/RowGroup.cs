using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>Rows of one table that change in the same columns.</summary>
internal abstract class RowGroup(string entity, bool isNew, bool isGone)
{
    public string Entity => entity;

    public bool HasBefore => !isNew;

    public bool HasAfter => !isGone;

    public abstract int Count { get; }

    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Returns the values of a column, before or after the change.</summary>
    public abstract IEnumerable<SqlValue> Values(int column, bool isAfter);
}

/// <inheritdoc/>
/// <typeparam name="TRow">The entity.</typeparam>
internal sealed class RowGroup<TRow>(TableMap<TRow> table, bool isNew, bool isGone, ulong columns)
    : RowGroup(typeof(TRow).Name, isNew, isGone)
    where TRow : class
{
    private readonly ColumnMap<TRow>[] _columns = [.. TableMap.Ordinals(columns).Select(ordinal => table.Columns[ordinal])];
    private readonly List<(TRow? Before, TRow? After)> _rows = [];

    public override int Count => _rows.Count;

    public override IReadOnlyList<string> Columns => [.. _columns.Select(column => column.Property)];

    public void Add(TRow? before, TRow? after) => _rows.Add((before, after));

    public override IEnumerable<SqlValue> Values(int column, bool isAfter)
        => _rows.Select(row => _columns[column].Get((isAfter ? row.After : row.Before)!));
}
