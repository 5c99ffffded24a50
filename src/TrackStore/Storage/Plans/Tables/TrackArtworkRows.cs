using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The artwork of tracks.</summary>
internal sealed class TrackArtworkRows : RowSet<TrackArtworkEntity, (long TrackId, string Kind, string Source)>
{
    public TrackArtworkRows(LibraryRows rows, TableMap<TrackArtworkEntity> table)
        : base(table, static row => (row.TrackId, row.Kind, row.Source))
    {
        ByTrack = IndexBy(nameof(TrackArtworkEntity.TrackId), id => rows.IsNew(IdKind.Track, id));
    }

    public RowIndex<TrackArtworkEntity> ByTrack { get; }
}
