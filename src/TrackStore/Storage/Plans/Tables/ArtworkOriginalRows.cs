using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The bytes of kept originals. They are only added.</summary>
internal sealed class ArtworkOriginalRows(TableMap<ArtworkOriginalEntity> table)
    : RowSet<ArtworkOriginalEntity, SqlValue>(table, static row => row.Hash);
