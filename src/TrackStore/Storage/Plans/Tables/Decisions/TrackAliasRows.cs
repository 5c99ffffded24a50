using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;

namespace TrackStore.Storage.Plans.Tables.Decisions;

/// <summary>The names of merged tracks.</summary>
internal sealed class TrackAliasRows : RowSet<TrackAliasEntity, (long TrackId, string IdentityKey)>
{
    public TrackAliasRows(LibraryRows rows, TableMap<TrackAliasEntity> table)
        : base(table, static row => (row.TrackId, Convert.ToHexString(row.IdentityKey)))
    {
        ByIdentity = IndexBy(nameof(TrackAliasEntity.IdentityKey));
        ByTrack = IndexBy(nameof(TrackAliasEntity.TrackId), id => rows.IsNew(IdKind.Track, id));
    }

    public RowIndex<TrackAliasEntity> ByIdentity { get; }

    public RowIndex<TrackAliasEntity> ByTrack { get; }
}
