using TrackStore.Artwork.Library;
using TrackStore.Artwork.Linking;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Taxonomy;
using TrackStore.Tracks;

namespace TrackStore.History;

/// <summary>Computes what tracks and albums show from the rows that they have again.</summary>
internal sealed class UndoProjection(LibraryRows rows, FieldRanking ranking, IReadOnlyList<string> artworkRanking)
{
    private readonly TrackPlanner _planner = new(rows, ranking);

    public void Show(IReadOnlyList<RecordedRow> recorded)
    {
        ShowAlbums(recorded);
        foreach (long tagId in recorded.IdsOf(nameof(TagEntity.Id), nameof(TagEntity))
            .Union(recorded.IdsOf(nameof(TagAliasEntity.TagId), nameof(TagAliasEntity))))
        {
            rows.Changes.DefinedTag(tagId);
        }

        foreach (long genreId in recorded.IdsOf(nameof(GenreEntity.Id), nameof(GenreEntity))
            .Union(recorded.IdsOf(nameof(GenreAliasEntity.GenreId), nameof(GenreAliasEntity))))
        {
            rows.Changes.DefinedGenre(genreId);
        }

        ShowDecisions(recorded);
        foreach (long trackId in recorded.IdsOf(nameof(TrackProposalEntity.FirstTrackId), nameof(TrackProposalEntity))
            .Union(recorded.IdsOf(nameof(TrackProposalEntity.SecondTrackId), nameof(TrackProposalEntity))))
        {
            rows.Changes.ProposedTrack(trackId);
        }

        foreach (long trackId in recorded.IdsOf(nameof(TrackTagEntity.TrackId), nameof(TrackTagEntity)))
            rows.Changes.TagsOf(trackId);

        HashSet<long> projected = Projected(recorded);
        HashSet<long> restored = recorded
            .Where(row => row is { Entity: nameof(TrackEntity), After: null })
            .Ids(nameof(TrackEntity.Id));
        foreach (long trackId in projected.Order())
            ShowTrack(trackId, restored.Contains(trackId));
        HashSet<long> genres = recorded.IdsOf(
            nameof(TrackGenreEntity.TrackId), nameof(TrackGenreEntity), nameof(TrackGenreExclusionEntity));
        foreach (long trackId in genres.Where(id => !projected.Contains(id)).Order())
        {
            _planner.Genres.ShowBest(trackId);
            rows.Changes.ChangedTrack(trackId);
        }

        HashSet<long> pictures = recorded.IdsOf(nameof(TrackArtworkEntity.TrackId), nameof(TrackArtworkEntity));
        pictures.UnionWith(recorded.IdsOf(nameof(TrackEntity.Id), nameof(TrackEntity)));
        foreach (long trackId in pictures.Where(id => rows.Tracks.Find(id) is not null).Order())
            ShowPictures(ArtworkOwner.Track(trackId));
    }

    private void ShowDecisions(IReadOnlyList<RecordedRow> recorded)
    {
        foreach (RecordedRow row in recorded.Where(row => row.Entity == nameof(StoreSettingEntity)))
        {
            string key = Text(nameof(StoreSettingEntity.Key));
            if (SeparateNames.Tags.PairOf(key) is { } tags)
            {
                rows.Changes.DefinedTag(tags.First);
                rows.Changes.DefinedTag(tags.Second);
            }

            if (SeparateNames.Genres.PairOf(key) is { } genres)
            {
                rows.Changes.DefinedGenre(genres.First);
                rows.Changes.DefinedGenre(genres.Second);
            }

            foreach (ArtworkOwner owner in SeparatePictures.OwnersOf(key, Text(nameof(StoreSettingEntity.Value))))
                rows.Changes.ArtworkOf(owner);

            string Text(string column) => (row.Before ?? row.After)!.Find(column)!.Value.Text;
        }
    }

    private void ShowAlbums(IReadOnlyList<RecordedRow> recorded)
    {
        HashSet<long> restored = recorded
            .Where(row => row is { Entity: nameof(AlbumEntity), After: null })
            .Ids(nameof(AlbumEntity.Id));
        HashSet<long> albums = recorded.IdsOf(nameof(AlbumArtworkEntity.AlbumId), nameof(AlbumArtworkEntity));
        albums.UnionWith(recorded.IdsOf(nameof(AlbumEntity.Id), nameof(AlbumEntity)));
        foreach (long albumId in albums.Where(id => rows.Albums.Find(id) is not null))
        {
            if (restored.Contains(albumId))
                rows.Changes.AddedAlbum(albumId);
            else
                rows.Changes.ChangedAlbum(albumId);
            ShowPictures(ArtworkOwner.Album(albumId));
        }
    }

    /// <summary>Returns the tracks whose fields may have changed.</summary>
    private HashSet<long> Projected(IReadOnlyList<RecordedRow> recorded)
    {
        HashSet<long> tracks = recorded.IdsOf(
            nameof(TrackFieldEntity.TrackId), nameof(TrackFieldEntity), nameof(PlatformInfoEntity));
        tracks.UnionWith(recorded.IdsOf(nameof(TrackEntity.Id), nameof(TrackEntity)));

        // Of a link that stayed, only its key and what changed were recorded.
        HashSet<long> links = recorded.IdsOf(nameof(PlatformInfoEntity.Id), nameof(PlatformInfoEntity));
        tracks.UnionWith(links.Select(rows.Links.Find).OfType<PlatformInfoEntity>().Select(link => link.TrackId));

        // Tracks that came to the merged album since may name the one that is back.
        foreach (long albumId in recorded.IdsOf(nameof(AlbumAliasEntity.AlbumId), nameof(AlbumAliasEntity)))
        {
            tracks.UnionWith(rows.Tracks.ByAlbum.Find(albumId).Select(track => track.Id));
            tracks.UnionWith(rows.Links.ByAlbum.Find(albumId).Select(link => link.TrackId));
        }

        return tracks;
    }

    private void ShowTrack(long trackId, bool isRestored)
    {
        if (rows.Tracks.Find(trackId) is not { } track)
            return;
        if (track.AlbumId is { } albumId && rows.Albums.Find(albumId) is null)
            rows.Tracks.Put(track with { AlbumId = null });
        if (isRestored)
        {
            rows.Changes.AddedTrack(trackId);
            rows.Changes.TagsOf(trackId);
        }
        else
        {
            // An edit that is under way is based on what was undone.
            rows.Tracks.Put(rows.RequireTrack(trackId) with { EditVersion = track.EditVersion + 1 });
            rows.Changes.ChangedTrack(trackId);
        }

        _planner.Project(trackId);
        _planner.Genres.ShowBest(trackId);
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
}
