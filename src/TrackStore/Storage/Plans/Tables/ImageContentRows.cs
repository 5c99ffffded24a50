using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The bytes of renditions. They are only added.</summary>
internal sealed class ImageContentRows(TableMap<ImageContentEntity> table)
    : RowSet<ImageContentEntity, long>(table, static row => row.ImageId);
