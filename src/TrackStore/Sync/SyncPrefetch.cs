using TrackStore.Platforms;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Tracks;
using TrackStore.Tracks.Matching;

namespace TrackStore.Sync;

/// <summary>Asks for the rows that most items of a chunk need, step by step, so that the chunk is planned once.</summary>
/// <param name="chunk">The items.</param>
/// <param name="dependencies">The options and dependencies.</param>
/// <param name="identities">What is known of candidates; the plan goes on with it.</param>
/// <param name="includeArtwork">Whether pictures are queued.</param>
/// <param name="source">The source whose complete content the run brings, or null.</param>
internal sealed class SyncPrefetch(
    IReadOnlyList<SyncEntry> chunk,
    SyncDependencies dependencies,
    CandidateIdentities identities,
    bool includeArtwork,
    SyncSource? source)
{
    /// <summary>Asks for the items' links.</summary>
    public void WantLinks(LibraryRows rows)
    {
        foreach (SyncEntry entry in chunk)
        {
            if (entry.Track is not { Link: var link })
                continue;
            rows.Links.ByPlatformId.Want(link.PlatformId);
            rows.Links.ByPlatformId.Expect(link.PlatformId, new PlatformInfoEntity
            {
                Platform = link.Platform,
                PlatformId = link.PlatformId,
                Source = source?.Name,
                PlatformUri = link.Uri,
                PlatformData = link.Data,
                Fields = link.Fields,
            });
        }
    }

    /// <summary>Asks for what linked items may change, and for what new ones may match.</summary>
    public void WantTracks(LibraryRows rows)
    {
        var tracks = new TrackPlanner(rows, dependencies.Ranking);
        foreach (SyncEntry entry in chunk)
        {
            if (entry.Track is not { } track)
                continue;
            IReadOnlyList<PlatformInfoEntity> links = rows.LinksOf(track.Link);
            if (links.Count == 0)
            {
                TrackMatching.Want(
                    rows, dependencies.Matcher, track.Projection(dependencies.Ranking), includeEdited: source is not null);
                tracks.Want(track.Projection(dependencies.Ranking), track.Genres ?? []);
            }

            foreach (PlatformInfoEntity link in links)
                Want(rows, tracks, track, link);
        }
    }

    /// <summary>Asks for the details of tracks that new items may match.</summary>
    public void WantCandidates(LibraryRows rows)
    {
        var matching = new TrackMatching(rows, dependencies.Matcher, identities, source is null ? null : new SourceLinks(rows, source));
        foreach (SyncEntry entry in chunk)
        {
            if (entry.Track is { } track && rows.LinksOf(track.Link).Count == 0)
                matching.WantDetails(track.Projection(dependencies.Ranking), track.Link.Platform);
        }
    }

    private void Want(LibraryRows rows, TrackPlanner tracks, ValidatedPlatformTrack track, PlatformInfoEntity link)
    {
        bool isSame = link.Fields == track.Link.Fields && (track.Link.Uri is null || track.Link.Uri == link.PlatformUri);
        if (!isSame || track.LocalPath is not null || (includeArtwork && track.Values.Of(TrackField.ArtworkUrl) is not null))
            rows.Tracks.ById.Want(link.TrackId);
        if (isSame)
        {
            // A further id takes the place of a primary one that is no longer listed.
            if (link.Position != 0)
                rows.Links.ByTrack.Want(link.TrackId);
            return;
        }

        rows.Fields.ByTrack.Want(link.TrackId);
        rows.Links.ByTrack.Want(link.TrackId);
        rows.TrackGenres.ByTrack.Want(link.TrackId);
        rows.GenreExclusions.ByTrack.Want(link.TrackId);
        tracks.Genres.Want(track.Genres ?? []);
        if (link.Position != 0)
            tracks.WantAlbum(track.Values);
    }
}
