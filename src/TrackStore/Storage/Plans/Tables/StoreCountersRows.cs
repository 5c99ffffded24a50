using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The row of counters.</summary>
internal sealed class StoreCountersRows : RowSet<StoreCountersEntity, int>
{
    public StoreCountersRows(TableMap<StoreCountersEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(StoreCountersEntity.Id));
    }

    public RowIndex<StoreCountersEntity> ById { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public StoreCountersEntity? Find(int id) => FindByKey(id, ById, id);
}
