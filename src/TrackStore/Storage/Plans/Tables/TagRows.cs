using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Tags.</summary>
internal sealed class TagRows : RowSet<TagEntity, long>
{
    public TagRows(LibraryRows rows, TableMap<TagEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(TagEntity.Id), id => rows.IsNew(IdKind.Tag, id));
        ByKey = IndexBy(nameof(TagEntity.NameKey));
    }

    public RowIndex<TagEntity> ById { get; }

    public RowIndex<TagEntity> ByKey { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public TagEntity? Find(long id) => FindByKey(id, ById, id);
}
