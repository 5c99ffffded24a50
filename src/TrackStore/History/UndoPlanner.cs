using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.History;

/// <summary>Plans the inverse of a recorded change, or of a part of it.</summary>
internal sealed class UndoPlanner(LibraryRows rows, UndoScope scope, UndoProjection projection)
{
    // What others refer to comes back first and goes last.
    private static readonly string[] Referred =
        [nameof(AlbumEntity), nameof(TagEntity), nameof(GenreEntity), nameof(TrackEntity)];

    /// <exception cref="UndoConflictException">A later change stands in the way.</exception>
    public void Undo(IReadOnlyList<RecordedRow> recorded)
    {
        var parents = new UndoParents(rows, scope);
        foreach (string entity in Referred)
            Plan(recorded.Where(row => row.Entity == entity && row.After is null));
        Plan(recorded.Where(row => !Referred.Contains(row.Entity) && row.After is null));
        Plan(recorded.Where(row => !Referred.Contains(row.Entity) && row.After is not null));
        Plan(recorded.Where(row => Referred.Contains(row.Entity) && row is { Before: not null, After: not null }));
        KeepOnePrimaryLink(recorded);
        var added = new UndoneAdditions(rows, scope);
        foreach (RecordedRow track in recorded.Where(row => row is { Entity: nameof(TrackEntity), Before: null }))
            added.RemoveTrack(track.After!);
        projection.Show(recorded);
        foreach (long albumId in recorded.AddedIds(nameof(AlbumEntity), nameof(AlbumEntity.Id)))
            added.RemoveAlbumUnlessUsed(albumId);
        Plan(recorded.Where(row => row is { Entity: nameof(TagEntity) or nameof(GenreEntity), Before: null }));
        added.RemovePairs(recorded);

        // Pictures may have lost their last link, or have one again.
        HashSet<long> pictures = recorded.IdsOf(
            nameof(TrackArtworkEntity.ArtworkId), nameof(TrackArtworkEntity), nameof(AlbumArtworkEntity));
        foreach (long artworkId in pictures)
            rows.ReleaseArtwork(parents.Current(artworkId));

        void Plan(IEnumerable<RecordedRow> some)
        {
            foreach (RecordedRow row in some)
                rows.SetOf(row.Entity)?.Accept(new UndoStep(row, scope, parents));
        }
    }

    // A link that was made or became primary since stays it.
    private void KeepOnePrimaryLink(IReadOnlyList<RecordedRow> recorded)
    {
        RecordedRow[] links = [.. recorded.Where(row => row.Entity == nameof(PlatformInfoEntity))];
        HashSet<long> moved = links.Ids(nameof(PlatformInfoEntity.Id));
        foreach (long trackId in links.Ids(nameof(PlatformInfoEntity.TrackId)))
        {
            ILookup<string, PlatformInfoEntity> platforms = rows.Links.ByTrack.Find(trackId).ToLookup(link => link.Platform);
            foreach (IGrouping<string, PlatformInfoEntity> ofPlatform in platforms)
            {
                PlatformInfoEntity[] primary =
                [
                    .. ofPlatform.Where(link => link.Position == 0).OrderBy(link => moved.Contains(link.Id)).ThenBy(link => link.Id),
                ];
                foreach (PlatformInfoEntity second in primary.Skip(1))
                    rows.Links.Put(second with { Position = second.Id });
                if (primary.Length == 0)
                    rows.Links.Put(ofPlatform.MinBy(link => link.Id)! with { Position = 0 });
            }
        }
    }
}
