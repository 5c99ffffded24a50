using TrackStore.Artwork.Linking;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Taxonomy;
using TrackStore.Tracks.Matching;

namespace TrackStore.History;

/// <summary>Plans the deletion of what an undone change had added, beside the rows that it had recorded.</summary>
internal sealed class UndoneAdditions(LibraryRows rows, UndoScope scope)
{
    /// <exception cref="UndoConflictException">The track was given something since that would be lost.</exception>
    public void RemoveTrack(RecordedValues recorded)
    {
        long trackId = recorded.Find(nameof(TrackEntity.Id))!.Value.Integer;
        if (rows.Tracks.Find(trackId) is not { } track)
        {
            if (scope.SkipsDeleted)
                return;
            throw scope.Conflict(FormattableString.Invariant($"The track {trackId} that it added was deleted or merged since."));
        }

        string? gained = rows.Links.ByTrack.Find(trackId).Count > 0 ? "a link"
            : rows.TrackTags.ByTrack.Find(trackId).Count > 0 ? "a tag"
            : rows.TrackArtworks.ByTrack.Find(trackId).Count > 0 ? "a picture"
            : rows.TrackGenres.ByTrack.Find(trackId).Count > 0 ? "a genre"
            : rows.Fields.ByTrack.Find(trackId).Count > 0 ? "a value"
            : track.LocalPath is { } path && recorded.Find(nameof(TrackEntity.LocalPath))?.Equals(path) != true ? "a file"
            : track.IsAvailableLocally && recorded.Find(nameof(TrackEntity.IsAvailableLocally))?.Equals(true) != true ? "a file"
            : null;
        if (gained is not null)
        {
            throw scope.Conflict(
                FormattableString.Invariant($"The track {trackId} that it added was given {gained} since, which would be lost."));
        }

        ArtworkRemoval.RemoveAll(rows, ArtworkOwner.Track(trackId));
        TrackProposals.RemoveAll(rows, trackId);
        foreach (TrackGenreExclusionEntity excluded in rows.GenreExclusions.ByTrack.Find(trackId).ToArray())
            rows.GenreExclusions.Remove(excluded);
        rows.Tracks.Remove(track);
        rows.Changes.Deleted(ArtworkOwner.Track(trackId));
    }

    /// <summary>Deletes an album, unless it has got tracks or pictures since.</summary>
    public void RemoveAlbumUnlessUsed(long albumId)
    {
        if (rows.Albums.Find(albumId) is not { } album
            || rows.Tracks.ByAlbum.Find(albumId).Count > 0
            || rows.Links.ByAlbum.Find(albumId).Count > 0
            || rows.AlbumArtworks.ByAlbum.Find(albumId).Count > 0)
        {
            return;
        }

        rows.Albums.Remove(album);
        rows.Changes.Deleted(ArtworkOwner.Album(albumId));
    }

    /// <summary>Deletes what tags and genres that are gone are kept apart from. Redoing the change brings it back.</summary>
    public void RemovePairs(IReadOnlyList<RecordedRow> recorded)
    {
        foreach (long tagId in recorded.AddedIds(nameof(TagEntity), nameof(TagEntity.Id)).Where(id => rows.Tags.Find(id) is null))
            SeparateNames.Tags.Move(rows, scope.SeparateTags, tagId, toId: null);
        foreach (long genreId in recorded.AddedIds(nameof(GenreEntity), nameof(GenreEntity.Id)).Where(id => rows.Genres.Find(id) is null))
            SeparateNames.Genres.Move(rows, scope.SeparateGenres, genreId, toId: null);
    }
}
