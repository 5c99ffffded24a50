using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The sync times of links.</summary>
internal sealed class PlatformSyncRows : RowSet<PlatformSyncEntity, long>
{
    public PlatformSyncRows(LibraryRows rows, TableMap<PlatformSyncEntity> table)
        : base(table, static row => row.LinkId)
    {
        ByLink = IndexBy(nameof(PlatformSyncEntity.LinkId), id => rows.IsNew(IdKind.Link, id));
    }

    public RowIndex<PlatformSyncEntity> ByLink { get; }
}
