using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Links of tracks to platforms.</summary>
internal sealed class PlatformInfoRows : RowSet<PlatformInfoEntity, long>
{
    public PlatformInfoRows(LibraryRows rows, TableMap<PlatformInfoEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(PlatformInfoEntity.Id), id => rows.IsNew(IdKind.Link, id));
        ByTrack = IndexBy(nameof(PlatformInfoEntity.TrackId), id => rows.IsNew(IdKind.Track, id));
        ByAlbum = IndexBy(nameof(PlatformInfoEntity.AlbumId), id => rows.IsNew(IdKind.Album, id));
        ByPlatformId = IndexBy(nameof(PlatformInfoEntity.PlatformId), fingerprint: new RowFingerprint<PlatformInfoEntity>(
            (ColumnMap<PlatformInfoEntity>)table.Column(nameof(PlatformInfoEntity.SaidFingerprint)),
            [.. PlatformInfoEntity.Said.Select(text => (ColumnMap<PlatformInfoEntity>)table.Column(text))]));
    }

    public RowIndex<PlatformInfoEntity> ById { get; }

    public RowIndex<PlatformInfoEntity> ByTrack { get; }

    /// <summary>Gets the links by the album that their item is on, when the track shows another one.</summary>
    public RowIndex<PlatformInfoEntity> ByAlbum { get; }

    public RowIndex<PlatformInfoEntity> ByPlatformId { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public PlatformInfoEntity? Find(long id) => FindByKey(id, ById, id);
}
