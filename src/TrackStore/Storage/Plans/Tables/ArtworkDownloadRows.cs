using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>Downloads of artwork.</summary>
internal sealed class ArtworkDownloadRows : RowSet<ArtworkDownloadEntity, long>
{
    public ArtworkDownloadRows(LibraryRows rows, TableMap<ArtworkDownloadEntity> table)
        : base(table, static row => row.Id)
    {
        ById = IndexBy(nameof(ArtworkDownloadEntity.Id), id => rows.IsNew(IdKind.Download, id));
        ByUrlKey = IndexBy(nameof(ArtworkDownloadEntity.UrlKey));
    }

    public RowIndex<ArtworkDownloadEntity> ById { get; }

    public RowIndex<ArtworkDownloadEntity> ByUrlKey { get; }

    /// <summary>Returns a row by its id, or null when there is none.</summary>
    public ArtworkDownloadEntity? Find(long id) => FindByKey(id, ById, id);
}
