namespace TrackStore.Storage.Plans;

/// <summary>The row changes of a write. Contains no database: a planner makes it, and an <see cref="IChangeWriter"/> applies it.</summary>
internal sealed class ChangePlan
{
    private readonly List<RowChanges> _changes = [];

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>
    /// Gets the changes in an order that foreign keys and unique indexes accept: deletions from the referring tables to those referred to,
    /// then updates and insertions the other way round, and last the deletions of rows that others may have referred to until then.
    /// </summary>
    public IEnumerable<RowChanges> InOrder =>
    [
        .. _changes.Where(changes => changes is { Kind: RowChangeKind.Delete, Table.IsRestricted: false })
            .OrderByDescending(changes => changes.Table.Place),
        .. _changes.Where(changes => changes.Kind != RowChangeKind.Delete).OrderBy(changes => changes.Table.Place),
        .. _changes.Where(changes => changes is { Kind: RowChangeKind.Delete, Table.IsRestricted: true })
            .OrderByDescending(changes => changes.Table.Place),
    ];

    public void Add(RowChanges changes) => _changes.Add(changes);
}
