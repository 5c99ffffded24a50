using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Albums.</summary>
internal sealed class AlbumRows : RowSet<AlbumEntity, long>
{
    public AlbumRows(LibraryRows rows, TableMap<AlbumEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(AlbumEntity.Id), id => rows.IsNew(IdKind.Album, id));
        ByIdentity = IndexBy(nameof(AlbumEntity.IdentityKey));
    }

    public RowIndex<AlbumEntity> ById { get; }

    public RowIndex<AlbumEntity> ByIdentity { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public AlbumEntity? Find(long id) => FindByKey(id, ById, id);
}
