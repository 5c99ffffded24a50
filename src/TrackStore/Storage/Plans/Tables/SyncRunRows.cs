using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The progress of named sync runs.</summary>
internal sealed class SyncRunRows : RowSet<SyncRunEntity, string>
{
    public SyncRunRows(TableMap<SyncRunEntity> table)
        : base(table, static row => row.Name)
    {
        ByName = IndexBy(nameof(SyncRunEntity.Name));
    }

    public RowIndex<SyncRunEntity> ByName { get; }
}
