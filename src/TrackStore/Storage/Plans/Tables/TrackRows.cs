using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Tracks.</summary>
internal sealed class TrackRows : RowSet<TrackEntity, long>
{
    public TrackRows(LibraryRows rows, TableMap<TrackEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(TrackEntity.Id), id => rows.IsNew(IdKind.Track, id));
        ByAlbum = IndexBy(nameof(TrackEntity.AlbumId), id => rows.IsNew(IdKind.Album, id));
        ByIdentity = IndexBy(nameof(TrackEntity.IdentityKey));
        ByBaseIdentity = IndexBy(nameof(TrackEntity.BaseIdentityKey));
        ByIsrc = IndexBy(nameof(TrackEntity.Isrc), limit: LibraryRows.MaxCandidates);
        BySortArtist = IndexBy(nameof(TrackEntity.SortArtist), limit: LibraryRows.MaxCandidates);
        ByTitleKey = IndexBy(
            nameof(TrackEntity.TitleKey), limit: LibraryRows.MaxCandidates, range: nameof(TrackEntity.DurationMs));
        BySkeletonKey = IndexBy(
            nameof(TrackEntity.SkeletonKey), limit: LibraryRows.MaxCandidates, range: nameof(TrackEntity.DurationMs));
        ByOtherTitleKey = IndexBy(
            nameof(TrackEntity.OtherTitleKey), limit: LibraryRows.MaxCandidates, range: nameof(TrackEntity.DurationMs));
    }

    public RowIndex<TrackEntity> ById { get; }

    public RowIndex<TrackEntity> ByAlbum { get; }

    public RowIndex<TrackEntity> ByIdentity { get; }

    public RowIndex<TrackEntity> ByBaseIdentity { get; }

    public RowIndex<TrackEntity> ByIsrc { get; }

    public RowIndex<TrackEntity> BySortArtist { get; }

    public RowIndex<TrackEntity> ByTitleKey { get; }

    public RowIndex<TrackEntity> BySkeletonKey { get; }

    public RowIndex<TrackEntity> ByOtherTitleKey { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public TrackEntity? Find(long id) => FindByKey(id, ById, id);
}
