using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The change log. Rows are only added.</summary>
internal sealed class ChangeLogRows(TableMap<ChangeLogEntity> table)
    : RowSet<ChangeLogEntity, long>(table, static row => row.Id);
