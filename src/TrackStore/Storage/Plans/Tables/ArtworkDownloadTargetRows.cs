using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The tracks and albums that downloads are for.</summary>
internal sealed class ArtworkDownloadTargetRows : RowSet<ArtworkDownloadTargetEntity, (string Subject, long SubjectId, string Source)>
{
    public ArtworkDownloadTargetRows(LibraryRows rows, TableMap<ArtworkDownloadTargetEntity> table)
        : base(table, static row => (row.Subject, row.SubjectId, row.Source))
    {
        BySubject = IndexBy(nameof(ArtworkDownloadTargetEntity.SubjectId));
        ByDownload = IndexBy(nameof(ArtworkDownloadTargetEntity.DownloadId), id => rows.IsNew(IdKind.Download, id));
    }

    public RowIndex<ArtworkDownloadTargetEntity> BySubject { get; }

    public RowIndex<ArtworkDownloadTargetEntity> ByDownload { get; }
}
