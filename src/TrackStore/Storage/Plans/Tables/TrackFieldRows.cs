using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The layers of tracks.</summary>
internal sealed class TrackFieldRows : RowSet<TrackFieldEntity, (long TrackId, string Field, string Layer)>
{
    public TrackFieldRows(LibraryRows rows, TableMap<TrackFieldEntity> table)
        : base(table, static row => (row.TrackId, row.Field, row.Layer))
    {
        ByTrack = IndexBy(nameof(TrackFieldEntity.TrackId), id => rows.IsNew(IdKind.Track, id));
    }

    public RowIndex<TrackFieldEntity> ByTrack { get; }
}
