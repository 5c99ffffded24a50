using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables;

/// <summary>The genres of tracks.</summary>
internal sealed class TrackGenreRows : RowSet<TrackGenreEntity, (long TrackId, string Source, long GenreId)>
{
    public TrackGenreRows(LibraryRows rows, TableMap<TrackGenreEntity> table)
        : base(table, static row => (row.TrackId, row.Source, row.GenreId))
    {
        ByTrack = IndexBy(nameof(TrackGenreEntity.TrackId), id => rows.IsNew(IdKind.Track, id));
    }

    public RowIndex<TrackGenreEntity> ByTrack { get; }
}
