using TrackStore.Contracts;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Tracks.Matching;

namespace TrackStore.Tracks;

/// <summary>Plans the deletion of a track with every row of it, so that nothing is left to cascades and it can be undone.</summary>
internal static class TrackRemoval
{
    public static void Remove(LibraryRows rows, ITrackArtwork artwork, TrackEntity track)
    {
        ArtworkOwner owner = ArtworkOwner.Track(track.Id);
        artwork.RemoveAll(rows, owner);
        TrackProposals.RemoveAll(rows, track.Id);
        foreach (TrackArtworkLookupEntity lookup in rows.TrackLookups.ByTrack.Find(track.Id))
            rows.TrackLookups.Remove(lookup);
        foreach (PlatformInfoEntity link in rows.Links.ByTrack.Find(track.Id))
        {
            if (rows.Syncs.ByLink.FindOne(link.Id) is { } sync)
                rows.Syncs.Remove(sync);
            rows.Links.Remove(link);
        }

        foreach (TrackFieldEntity field in rows.Fields.ByTrack.Find(track.Id))
            rows.Fields.Remove(field);
        foreach (TrackGenreEntity genre in rows.TrackGenres.ByTrack.Find(track.Id))
            rows.TrackGenres.Remove(genre);
        foreach (TrackGenreExclusionEntity excluded in rows.GenreExclusions.ByTrack.Find(track.Id))
            rows.GenreExclusions.Remove(excluded);
        foreach (TrackTagEntity tag in rows.TrackTags.ByTrack.Find(track.Id))
            rows.TrackTags.Remove(tag);
        foreach (TrackAliasEntity alias in rows.TrackAliases.ByTrack.Find(track.Id))
            rows.TrackAliases.Remove(alias);
        rows.Tracks.Remove(track);
        rows.Changes.Deleted(owner);
    }
}
