using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Artworks.</summary>
internal sealed class ArtworkRows : RowSet<ArtworkEntity, long>
{
    public ArtworkRows(LibraryRows rows, TableMap<ArtworkEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(ArtworkEntity.Id), id => rows.IsNew(IdKind.Artwork, id));
        ByHash = IndexBy(nameof(ArtworkEntity.Hash));
    }

    public RowIndex<ArtworkEntity> ById { get; }

    public RowIndex<ArtworkEntity> ByHash { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public ArtworkEntity? Find(long id) => FindByKey(id, ById, id);
}
