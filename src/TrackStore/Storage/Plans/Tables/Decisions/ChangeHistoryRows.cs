using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>The changes that can be undone.</summary>
internal sealed class ChangeHistoryRows : RowSet<ChangeHistoryEntity, long>
{
    public ChangeHistoryRows(LibraryRows rows, TableMap<ChangeHistoryEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(ChangeHistoryEntity.Id), id => rows.IsNew(IdKind.History, id));
    }

    public RowIndex<ChangeHistoryEntity> ById { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public ChangeHistoryEntity? Find(long id) => FindByKey(id, ById, id);
}
