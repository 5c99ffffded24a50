using TrackStore.Identity;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Tracks.Layers;

namespace TrackStore.Tracks.Matching;

/// <summary>Finds the stored track that is the same recording as a record, for synchronization, import and single calls alike.</summary>
internal sealed class TrackMatching(LibraryRows rows, ITrackMatcher matcher)
{
    // Of each index the rows with the lowest ids are read; see LibraryRows.MaxCandidates.
    private const int MaxCandidates = 100;

    // A track that many records of a chunk may be is taken apart once.
    private readonly Dictionary<TrackEntity, TrackIdentity> _withoutAlbum = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TrackEntity, TrackIdentity> _identities = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes what <see cref="Find"/> needs, so that it is read together with others.</summary>
    public static void Want(LibraryRows rows, TrackProjection record)
    {
        rows.TrackAliases.ByIdentity.Want(record.IdentityKey);
        if (record.Isrc is { } isrc)
            rows.Tracks.ByIsrc.Want(isrc);
        rows.Tracks.BySortArtist.Want(record.SortArtist);
        (long title, long? skeleton, long? other) = record.CandidateKeys;
        rows.Tracks.ByTitleKey.Want(title);
        rows.Tracks.ByOtherTitleKey.Want(title);
        if (skeleton is { } letters)
            rows.Tracks.BySkeletonKey.Want(letters);
        if (other is { } reading)
        {
            rows.Tracks.ByTitleKey.Want(reading);
            rows.Tracks.ByOtherTitleKey.Want(reading);
        }
    }

    /// <summary>
    /// Finds the track that is the same recording, or one that may be and about which a person has to be asked. Returns null for a new one.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="platform">The platform that it is from, or null.</param>
    public TrackMatch? Find(TrackProjection record, string? platform)
    {
        List<TrackCandidate> candidates = CandidatesOf(record, platform);
        long? merged = MergedOf(record);
        if (rows.HasMissing)
            return null;
        if (merged is { } decided)
            return new TrackMatch(decided, IdentityDecision.Same, IdentityReasons.Decided);
        TrackMatch? match = matcher is IdentityMatcher
            ? IdentityMatcher.Match(record.Identity, candidates)
            : matcher.Match(record.Identity.Facts, [.. candidates.Select(ToPublic)]);
        return match is { Decision: not IdentityDecision.Different } ? match : null;
    }

    /// <summary>
    /// Tells whether a stored track with the same names is the same record: nothing that both tell differs. A title that many recordings
    /// have needs an album, or the same details.
    /// </summary>
    public static bool IsSameRecord(TrackProjection record, TrackEntity track)
    {
        if (!Agree(record, track.Isrc, track.DurationMs))
            return false;
        return !record.Identity.Title.IsGeneric || record.Album is not null
            || (record.DurationMs is null == track.DurationMs is null && record.Isrc is null == track.Isrc is null);
    }

    // A person has said which track has these names.
    private long? MergedOf(TrackProjection record)
    {
        foreach (TrackAliasEntity alias in rows.TrackAliases.ByIdentity.Find(record.IdentityKey))
        {
            if (Agree(record, alias.Isrc, alias.DurationMs))
                return alias.TrackId;
        }

        return null;
    }

    private static bool Agree(TrackProjection record, string? isrc, long? durationMs)
        => !(record.Isrc is { } said && isrc is not null && said != isrc)
            && !(record.DurationMs is { } length && durationMs is { } known && Math.Abs(length - known) > IdentityRule.CloseMs);

    private List<TrackCandidate> CandidatesOf(TrackProjection record, string? platform)
    {
        (long title, long? skeleton, long? other) = record.CandidateKeys;
        var found = new Dictionary<long, TrackEntity>();
        if (record.Isrc is { } isrc)
            AddAll(rows.Tracks.ByIsrc.Find(isrc));
        AddAll(rows.Tracks.BySortArtist.Find(record.SortArtist));
        AddAll(rows.Tracks.ByTitleKey.Find(title));
        AddAll(rows.Tracks.ByOtherTitleKey.Find(title));
        if (other is { } reading)
        {
            AddAll(rows.Tracks.ByTitleKey.Find(reading));
            AddAll(rows.Tracks.ByOtherTitleKey.Find(reading));
        }

        if (skeleton is { } letters)
            AddAll(rows.Tracks.BySkeletonKey.Find(letters));
        List<TrackEntity> possible = [.. found.Values.Where(track => MayMatch(record, track)).OrderBy(track => track.Id)];
        foreach (TrackEntity track in possible)
            WantDetails(track, platform);
        return rows.HasMissing ? [] : possible.ConvertAll(track => ToCandidate(track, platform));

        void AddAll(IReadOnlyList<TrackEntity> tracks)
        {
            foreach (TrackEntity track in tracks)
            {
                if (found.Count < MaxCandidates)
                    found.TryAdd(track.Id, track);
            }
        }
    }

    // Most tracks with the title are other artists': their albums and links need not be read. A host's rule gets them all.
    private bool MayMatch(TrackProjection record, TrackEntity track)
    {
        if (matcher is not IdentityMatcher || (record.Isrc is not null && record.Isrc == track.Isrc))
            return true;

        // The length excludes most of them before their names are taken apart.
        if (record.DurationMs is > 0 and var length && track.DurationMs is > 0 and var stored
            && Math.Abs(length - stored) > IdentityRule.DoubtfulMs)
        {
            return false;
        }

        if (!_withoutAlbum.TryGetValue(track, out TrackIdentity? identity))
            _withoutAlbum.Add(track, identity = TrackIdentity.Read(FactsOf(track, album: null)));
        return !IdentityRule.AreDifferentOnAnyAlbum(record.Identity, identity);
    }

    // Nothing is compared until everything was read, because the plan is then made again.
    private void WantDetails(TrackEntity track, string? platform)
    {
        if (platform is not null)
            rows.Links.ByTrack.Want(track.Id);
        if (track.AlbumId is { } albumId)
            rows.Albums.ById.Want(albumId);
    }

    private TrackCandidate ToCandidate(TrackEntity track, string? platform)
    {
        bool isLinked = platform is not null && rows.Links.ByTrack.Find(track.Id).Any(link => link.Platform == platform);
        AlbumEntity? album = track.AlbumId is { } albumId ? rows.Albums.Find(albumId) : null;
        if (!_identities.TryGetValue(track, out TrackIdentity? identity))
            _identities.Add(track, identity = TrackIdentity.Read(FactsOf(track, album)));
        return new TrackCandidate(track, identity, isLinked);
    }

    private static TrackFacts FactsOf(TrackEntity track, AlbumEntity? album) => new()
    {
        Title = track.Title,
        Artist = track.Artist,
        Album = album?.Title,
        AlbumArtist = album?.Artist,
        Duration = track.DurationMs is { } duration ? TimeSpan.FromMilliseconds(duration) : null,
        Isrc = track.Isrc,
        Year = track.Year,
    };

    private static MatchCandidate ToPublic(TrackCandidate candidate) => new()
    {
        TrackId = candidate.Track.Id,
        Facts = candidate.Identity.Facts,
        IsLinkedElsewhere = candidate.IsLinkedElsewhere,
    };
}
