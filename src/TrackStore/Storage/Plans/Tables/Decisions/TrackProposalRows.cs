using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>Pairs of tracks that may be the same recording.</summary>
internal sealed class TrackProposalRows : RowSet<TrackProposalEntity, (long FirstTrackId, long SecondTrackId)>
{
    public TrackProposalRows(LibraryRows rows, TableMap<TrackProposalEntity> table)
        : base(table, static row => (row.FirstTrackId, row.SecondTrackId))
    {
        ByFirst = IndexBy(nameof(TrackProposalEntity.FirstTrackId), id => rows.IsNew(IdKind.Track, id));
        BySecond = IndexBy(nameof(TrackProposalEntity.SecondTrackId), id => rows.IsNew(IdKind.Track, id));
    }

    public RowIndex<TrackProposalEntity> ByFirst { get; }

    public RowIndex<TrackProposalEntity> BySecond { get; }
}
