using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Settings that are stored in the library.</summary>
internal sealed class StoreSettingRows : RowSet<StoreSettingEntity, string>
{
    public StoreSettingRows(TableMap<StoreSettingEntity> table)
        : base(table, static row => row.Key)
    {
        ByKey = IndexBy(nameof(StoreSettingEntity.Key));
    }

    public RowIndex<StoreSettingEntity> ByKey { get; }
}
