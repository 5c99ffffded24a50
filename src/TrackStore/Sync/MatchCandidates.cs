using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Tracks.Layers;

namespace TrackStore.Sync;

/// <summary>Finds the tracks that a platform's track may match, among the stored ones and those that the plan has added.</summary>
internal sealed class MatchCandidates(LibraryRows rows)
{
    /// <summary>Notes what <see cref="Find"/> needs, so that it is read together with others.</summary>
    public static void Want(LibraryRows rows, ValidatedPlatformTrack track, TrackProjection projection)
    {
        if (track.Values.Of(TrackField.Isrc) is { } isrc)
            rows.Tracks.ByIsrc.Want(isrc);
        rows.Tracks.BySortArtist.Want(projection.SortArtist);
    }

    /// <summary>Finds at most as many tracks as a rule considers, those with the lowest ids.</summary>
    public IReadOnlyList<MatchCandidate> Find(ValidatedPlatformTrack track, TrackProjection projection)
    {
        IReadOnlyList<TrackEntity> found = rows.Tracks.BySortArtist.Find(projection.SortArtist);
        if (track.Values.Of(TrackField.Isrc) is { } isrc)
            found = [.. rows.Tracks.ByIsrc.Find(isrc), .. found];
        return found.Count == 0
            ? []
            :
            [
                .. found.DistinctBy(candidate => candidate.Id).OrderBy(candidate => candidate.Id).Take(LibraryRows.MaxCandidates)
                    .Select(candidate => ToCandidate(candidate, track.Link.Platform)),
            ];
    }

    private MatchCandidate ToCandidate(TrackEntity track, string platform) => new()
    {
        TrackId = track.Id,
        Title = track.Title,
        Artist = track.Artist,
        Album = track.AlbumId is { } albumId ? rows.Albums.Find(albumId)?.Title : null,
        Duration = track.DurationMs is { } duration ? TimeSpan.FromMilliseconds(duration) : null,
        Isrc = track.Isrc,
        IsLinkedElsewhere = rows.Links.ByTrack.Find(track.Id).Any(link => link.Platform == platform),
    };
}
