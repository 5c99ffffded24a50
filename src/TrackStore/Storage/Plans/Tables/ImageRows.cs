using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Renditions, without their bytes.</summary>
internal sealed class ImageRows : RowSet<ImageEntity, long>
{
    public ImageRows(LibraryRows rows, TableMap<ImageEntity> table)
        : base(table, static row => row.Id)
    {
        ByArtwork = IndexBy(nameof(ImageEntity.ArtworkId), id => rows.IsNew(IdKind.Artwork, id));
    }

    public RowIndex<ImageEntity> ByArtwork { get; }
}
