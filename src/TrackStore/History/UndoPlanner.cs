using System.Text.Json;
using TrackStore.Artwork.Linking;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Tracks;

namespace TrackStore.History;

/// <summary>Plans the inverse of a recorded change.</summary>
internal sealed class UndoPlanner(LibraryRows rows, FieldRanking ranking, IReadOnlyList<string> artworkRanking)
{
    private static readonly string[] Owners = [nameof(AlbumEntity), nameof(TrackEntity)];

    /// <exception cref="UndoConflictException">A later change stands in the way.</exception>
    public void Undo(long changeId, IReadOnlyList<RecordedRow> recorded)
    {
        var parents = new UndoParents(rows);

        // What others refer to comes back first and goes last.
        foreach (string owner in Owners)
            Plan(recorded.Where(row => row.Entity == owner && row.After is null));
        Plan(recorded.Where(row => !Owners.Contains(row.Entity) && row.After is null));
        Plan(recorded.Where(row => !Owners.Contains(row.Entity) && row.After is not null));
        Plan(recorded.Where(row => Owners.Contains(row.Entity) && row is { Before: not null, After: not null }));
        KeepOnePrimaryLink(recorded);
        var added = new UndoneAdditions(rows, changeId);
        foreach (long trackId in IdsOf(recorded.Where(row => row is { Entity: nameof(TrackEntity), Before: null }), nameof(TrackEntity.Id)))
            added.RemoveTrack(trackId);
        ShowAgain(recorded);
        foreach (long albumId in IdsOf(recorded.Where(row => row is { Entity: nameof(AlbumEntity), Before: null }), nameof(AlbumEntity.Id)))
            added.RemoveAlbumUnlessUsed(albumId);

        void Plan(IEnumerable<RecordedRow> some)
        {
            foreach (RecordedRow row in some)
                rows.SetOf(row.Entity)?.Accept(new UndoStep(row, changeId, parents));
        }
    }

    /// <summary>Computes what tracks and albums show from what they have again.</summary>
    private void ShowAgain(IReadOnlyList<RecordedRow> recorded)
    {
        HashSet<long> restored = IdsOf(recorded.Where(row => row is { Entity: nameof(TrackEntity), After: null }), nameof(TrackEntity.Id));
        HashSet<long> restoredAlbums = IdsOf(
            recorded.Where(row => row is { Entity: nameof(AlbumEntity), After: null }), nameof(AlbumEntity.Id));
        HashSet<long> albums = IdsOf(
            recorded.Where(row => row.Entity == nameof(AlbumArtworkEntity)), nameof(AlbumArtworkEntity.AlbumId));
        albums.UnionWith(IdsOf(recorded.Where(row => row.Entity == nameof(AlbumEntity)), nameof(AlbumEntity.Id)));
        foreach (long albumId in albums.Where(id => rows.Albums.Find(id) is not null))
        {
            if (restoredAlbums.Contains(albumId))
                rows.Changes.AddedAlbum(albumId);
            else
                rows.Changes.ChangedAlbum(albumId);
            ShowPictures(ArtworkOwner.Album(albumId));
        }

        HashSet<long> tracks = IdsOf(recorded, nameof(TrackFieldEntity.TrackId));
        tracks.UnionWith(IdsOf(recorded.Where(row => row.Entity == nameof(TrackEntity)), nameof(TrackEntity.Id)));

        // Of a link that stayed, only its key and what changed were recorded.
        HashSet<long> links = IdsOf(recorded.Where(row => row.Entity == nameof(PlatformInfoEntity)), nameof(PlatformInfoEntity.Id));
        tracks.UnionWith(links.Select(rows.Links.Find).OfType<PlatformInfoEntity>().Select(link => link.TrackId));

        // Tracks that came to the merged album since may name the one that is back.
        foreach (long albumId in IdsOf(recorded.Where(row => row.Entity == nameof(AlbumAliasEntity)), nameof(AlbumAliasEntity.AlbumId)))
        {
            tracks.UnionWith(rows.Tracks.ByAlbum.Find(albumId).Select(track => track.Id));
            tracks.UnionWith(rows.Links.ByAlbum.Find(albumId).Select(link => link.TrackId));
        }

        var planner = new TrackPlanner(rows, ranking);
        foreach (long trackId in tracks.Order())
        {
            if (rows.Tracks.Find(trackId) is not { } track)
                continue;
            if (track.AlbumId is { } albumId && rows.Albums.Find(albumId) is null)
                rows.Tracks.Put(track with { AlbumId = null });
            if (restored.Contains(trackId))
            {
                rows.Changes.AddedTrack(trackId);
            }
            else
            {
                // An edit that is under way is based on what was undone.
                rows.Tracks.Put(rows.RequireTrack(trackId) with { EditVersion = track.EditVersion + 1 });
                rows.Changes.ChangedTrack(trackId);
            }

            planner.Project(trackId);
            planner.Genres.ShowBest(trackId);
            ShowPictures(ArtworkOwner.Track(trackId));
            rows.Changes.TagsOf(trackId);
        }
    }

    // A link that was made or became primary since stays it.
    private void KeepOnePrimaryLink(IReadOnlyList<RecordedRow> recorded)
    {
        RecordedRow[] links = [.. recorded.Where(row => row.Entity == nameof(PlatformInfoEntity))];
        HashSet<long> moved = IdsOf(links, nameof(PlatformInfoEntity.Id));
        foreach (long trackId in IdsOf(links, nameof(PlatformInfoEntity.TrackId)))
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

    private void ShowPictures(ArtworkOwner owner)
    {
        foreach (ArtworkKind kind in Enum.GetValues<ArtworkKind>())
            new ArtworkLinks(rows, owner, kind).ShowBest(artworkRanking);

        // The album's row may show its picture again already, but not all of its tracks.
        if (owner.AlbumId is { } albumId)
            rows.ShowAlbumArtwork(albumId);
        rows.Changes.ArtworkOf(owner);
    }

    private static HashSet<long> IdsOf(IEnumerable<RecordedRow> recorded, string property)
    {
        var ids = new HashSet<long>();
        foreach (RecordedRow row in recorded)
        {
            Add(row.Before);
            Add(row.After);
        }

        return ids;

        void Add(JsonElement? json)
        {
            if (json is { } known && known.TryGetProperty(property, out JsonElement id) && id.ValueKind == JsonValueKind.Number)
                ids.Add(id.GetInt64());
        }
    }
}
