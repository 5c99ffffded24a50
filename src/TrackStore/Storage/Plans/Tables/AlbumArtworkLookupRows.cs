using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The lookups of albums' artwork.</summary>
internal sealed class AlbumArtworkLookupRows : RowSet<AlbumArtworkLookupEntity, (long AlbumId, string Kind, string Source)>
{
    public AlbumArtworkLookupRows(LibraryRows rows, TableMap<AlbumArtworkLookupEntity> table)
        : base(table, static row => (row.AlbumId, row.Kind, row.Source))
    {
        ByAlbum = IndexBy(nameof(AlbumArtworkLookupEntity.AlbumId), id => rows.IsNew(IdKind.Album, id));
    }

    public RowIndex<AlbumArtworkLookupEntity> ByAlbum { get; }
}
