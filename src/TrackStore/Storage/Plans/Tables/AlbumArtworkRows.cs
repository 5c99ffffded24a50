using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The artwork of albums.</summary>
internal sealed class AlbumArtworkRows : RowSet<AlbumArtworkEntity, (long AlbumId, string Kind, string Source)>
{
    public AlbumArtworkRows(LibraryRows rows, TableMap<AlbumArtworkEntity> table)
        : base(table, static row => (row.AlbumId, row.Kind, row.Source))
    {
        ByAlbum = IndexBy(nameof(AlbumArtworkEntity.AlbumId), id => rows.IsNew(IdKind.Album, id));
    }

    public RowIndex<AlbumArtworkEntity> ByAlbum { get; }
}
