using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>The rows of changes that can be undone.</summary>
internal sealed class ChangeHistoryPartRows : RowSet<ChangeHistoryPartEntity, (long HistoryId, int Number)>
{
    public ChangeHistoryPartRows(LibraryRows rows, TableMap<ChangeHistoryPartEntity> table)
        : base(table, static row => (row.HistoryId, row.Number))
    {
        ByHistory = IndexBy(nameof(ChangeHistoryPartEntity.HistoryId), id => rows.IsNew(IdKind.History, id));
    }

    public RowIndex<ChangeHistoryPartEntity> ByHistory { get; }
}
