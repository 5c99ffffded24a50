using TrackStore.Storage.Entities.Names;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Tags, or genres.</summary>
/// <typeparam name="TNamed">The entity.</typeparam>
internal sealed class NamedRows<TNamed> : RowSet<TNamed, long>
    where TNamed : class, INamedEntity<TNamed>
{
    public NamedRows(LibraryRows rows, TableMap<TNamed> table, IdKind kind)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(INamedEntity<>.Id), id => rows.IsNew(kind, id));
        ByKey = IndexBy(nameof(INamedEntity<>.NameKey));
    }

    public RowIndex<TNamed> ById { get; }

    public RowIndex<TNamed> ByKey { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public TNamed? Find(long id) => FindByKey(id, ById, id);
}
