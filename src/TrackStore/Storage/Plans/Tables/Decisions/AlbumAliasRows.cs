using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>The names of merged albums.</summary>
internal sealed class AlbumAliasRows : RowSet<AlbumAliasEntity, string>
{
    public AlbumAliasRows(LibraryRows rows, TableMap<AlbumAliasEntity> table)
        : base(table, static row => Convert.ToHexString(row.IdentityKey))
    {
        ByIdentity = IndexBy(nameof(AlbumAliasEntity.IdentityKey));
        ByAlbum = IndexBy(nameof(AlbumAliasEntity.AlbumId), id => rows.IsNew(IdKind.Album, id));
    }

    public RowIndex<AlbumAliasEntity> ByIdentity { get; }

    public RowIndex<AlbumAliasEntity> ByAlbum { get; }
}
