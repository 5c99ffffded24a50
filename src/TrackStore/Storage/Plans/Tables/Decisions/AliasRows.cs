using TrackStore.Storage.Entities.Names;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>Other spellings of tags, or of genres.</summary>
/// <typeparam name="TAlias">The entity.</typeparam>
internal sealed class AliasRows<TAlias> : RowSet<TAlias, string>
    where TAlias : class, IAliasEntity<TAlias>
{
    public AliasRows(LibraryRows rows, TableMap<TAlias> table, string owner, IdKind kind)
        : base(table, static row => row.NameKey)
    {
        ByKey = IndexBy(nameof(IAliasEntity<>.NameKey));
        ByOwner = IndexBy(owner, id => rows.IsNew(kind, id));
    }

    public RowIndex<TAlias> ByKey { get; }

    /// <summary>Gets the spellings by the id of their tag or genre.</summary>
    public RowIndex<TAlias> ByOwner { get; }
}
