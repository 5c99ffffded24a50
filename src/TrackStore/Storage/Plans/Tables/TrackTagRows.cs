using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The tags of tracks.</summary>
internal sealed class TrackTagRows : RowSet<TrackTagEntity, (long TrackId, long TagId)>
{
    public TrackTagRows(LibraryRows rows, TableMap<TrackTagEntity> table)
        : base(table, static row => (row.TrackId, row.TagId))
    {
        ByTrack = IndexBy(nameof(TrackTagEntity.TrackId), id => rows.IsNew(IdKind.Track, id));
    }

    public RowIndex<TrackTagEntity> ByTrack { get; }
}
