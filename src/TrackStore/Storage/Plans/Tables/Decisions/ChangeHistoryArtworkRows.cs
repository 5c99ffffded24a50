using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>The artwork that changes need to be undone.</summary>
internal sealed class ChangeHistoryArtworkRows : RowSet<ChangeHistoryArtworkEntity, (long HistoryId, long ArtworkId)>
{
    public ChangeHistoryArtworkRows(LibraryRows rows, TableMap<ChangeHistoryArtworkEntity> table)
        : base(table, static row => (row.HistoryId, row.ArtworkId))
    {
        ByHistory = IndexBy(nameof(ChangeHistoryArtworkEntity.HistoryId), id => rows.IsNew(IdKind.History, id));
    }

    public RowIndex<ChangeHistoryArtworkEntity> ByHistory { get; }
}
