using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The lookups of tracks' artwork.</summary>
internal sealed class TrackArtworkLookupRows : RowSet<TrackArtworkLookupEntity, (long TrackId, string Kind, string Source)>
{
    public TrackArtworkLookupRows(LibraryRows rows, TableMap<TrackArtworkLookupEntity> table)
        : base(table, static row => (row.TrackId, row.Kind, row.Source))
    {
        ByTrack = IndexBy(nameof(TrackArtworkLookupEntity.TrackId), id => rows.IsNew(IdKind.Track, id));
    }

    public RowIndex<TrackArtworkLookupEntity> ByTrack { get; }
}
