using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>The genres that the user has refused for tracks.</summary>
internal sealed class TrackGenreExclusionRows : RowSet<TrackGenreExclusionEntity, (long TrackId, long GenreId)>
{
    public TrackGenreExclusionRows(LibraryRows rows, TableMap<TrackGenreExclusionEntity> table)
        : base(table, static row => (row.TrackId, row.GenreId))
    {
        ByTrack = IndexBy(nameof(TrackGenreExclusionEntity.TrackId), id => rows.IsNew(IdKind.Track, id));
    }

    public RowIndex<TrackGenreExclusionEntity> ByTrack { get; }
}
