using TrackStore.Fields;
using TrackStore.Identity;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;
using TrackStore.Tracks.Layers;

namespace TrackStore.Tracks.Matching;

/// <summary>Finds the stored track that is the same recording as a record, for synchronization, import and single calls alike.</summary>
/// <param name="rows">The rows of the write.</param>
/// <param name="matcher">The rule.</param>
/// <param name="identities">What is known of candidates from earlier plans of the same write.</param>
/// <param name="history">What the running sync of a source knows about its platform's links, or null. A host's rule goes without.</param>
internal sealed class TrackMatching(
    LibraryRows rows, ITrackMatcher matcher, CandidateIdentities identities, ILinkHistory? history = null)
{
    // Of each index the rows with the lowest ids are read; see LibraryRows.MaxCandidates.
    private const int MaxCandidates = 100;

    /// <summary>Notes what <see cref="Find"/> needs, so that it is read together with others.</summary>
    /// <param name="rows">The rows of the write.</param>
    /// <param name="matcher">The rule.</param>
    /// <param name="record">The record.</param>
    /// <param name="includeEdited">Whether tracks are found by the names that the user has edited, as with a history.</param>
    public static void Want(LibraryRows rows, ITrackMatcher matcher, TrackProjection record, bool includeEdited = false)
    {
        rows.TrackAliases.ByIdentity.Want(record.IdentityKey);
        if (includeEdited)
            rows.Tracks.ByBaseIdentity.Want(record.IdentityKey);
        if (record.Isrc is { } isrc)
            rows.Tracks.ByIsrc.Want(isrc);
        rows.Tracks.BySortArtist.Want(record.SortArtist);
        (long title, long? skeleton, long? other) = record.CandidateKeys;
        WantByTitle(rows.Tracks.ByTitleKey, title, matcher, record);
        WantByTitle(rows.Tracks.ByOtherTitleKey, title, matcher, record);
        if (skeleton is { } letters)
            WantByTitle(rows.Tracks.BySkeletonKey, letters, matcher, record);
        if (other is { } reading)
        {
            WantByTitle(rows.Tracks.ByTitleKey, reading, matcher, record);
            WantByTitle(rows.Tracks.ByOtherTitleKey, reading, matcher, record);
        }
    }

    // Most tracks with a title have another length, and differ by that alone. A host's rule gets them all.
    private static void WantByTitle(RowIndex<TrackEntity> index, long key, ITrackMatcher matcher, TrackProjection record)
    {
        if (matcher is IdentityMatcher && record.DurationMs is > 0 and var length)
            index.WantInRange(key, length - IdentityRule.DoubtfulMs, length + IdentityRule.DoubtfulMs);
        else
            index.Want(key);
    }

    /// <summary>Notes the albums and links of tracks that may be the same recording. <see cref="Want"/> comes before it.</summary>
    public void WantDetails(TrackProjection record, string? platform) => PossibleOf(record, platform, out _);

    /// <summary>
    /// Finds the track that is the same recording, or one that may be and about which a person has to be asked. Returns null for a new one.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="platform">The platform that it is from, or null.</param>
    public TrackMatch? Find(TrackProjection record, string? platform) => FindWithLink(record, platform).Match;

    /// <summary>Does the same, and tells how the track is linked to the platform.</summary>
    public FoundTrack FindWithLink(TrackProjection record, string? platform)
    {
        List<TrackCandidate>? candidates = CandidatesOf(record, platform);
        long? merged = MergedOf(record);

        // What other records lack must not matter: each plan would get only as far as the first record that finds its track.
        if (candidates is null || !rows.TrackAliases.ByIdentity.IsRead(record.IdentityKey))
            return default;
        if (merged is { } decided)
        {
            CandidateLink link = LinkOf(decided, platform);
            return new FoundTrack(
                new TrackMatch(decided, IdentityDecision.Same, IdentityReasons.Decided),
                link == CandidateLink.Unseen && !IsUnseen(decided, platform!) ? CandidateLink.Listed : link);
        }

        if (candidates.Count == 0 && matcher is IdentityMatcher)
            return default;
        FoundTrack found;
        if (matcher is IdentityMatcher)
        {
            found = IdentityMatcher.Match(record.Identity, candidates, trackId => IsUnseen(trackId, platform!));
        }
        else
        {
            TrackMatch? match = matcher.Match(record.Identity.Facts, [.. candidates.Select(ToPublic)]);
            found = new FoundTrack(match, match is { } chosen ? LinkOf(chosen.TrackId, platform) : CandidateLink.None);
        }

        return found.Match is { Decision: not IdentityDecision.Different } ? found : default;
    }

    /// <summary>
    /// Tells whether a stored track with the same names is the same record: nothing that both tell differs. A title that many recordings
    /// have needs an album, or the same details.
    /// </summary>
    public static bool IsSameRecord(TrackProjection record, TrackEntity track)
        => Agree(record, track.Isrc, track.DurationMs) && NamesSuffice(record, track.Isrc, track.DurationMs);

    // A person has said which track has these names.
    private long? MergedOf(TrackProjection record)
    {
        foreach (TrackAliasEntity alias in rows.TrackAliases.ByIdentity.Find(record.IdentityKey))
        {
            if (NamesSuffice(record, alias.Isrc, alias.DurationMs)
                && Agree(record, alias.Isrc, alias.DurationMs ?? rows.Tracks.Find(alias.TrackId)?.DurationMs))
            {
                return alias.TrackId;
            }
        }

        return null;
    }

    // Names that many recordings have say nothing without an album or the same details.
    private static bool NamesSuffice(TrackProjection record, string? isrc, long? durationMs)
        => !record.Identity.Title.IsGeneric || record.Album is not null
            || (record.DurationMs is null == durationMs is null && record.Isrc is null == isrc is null);

    private static bool Agree(TrackProjection record, string? isrc, long? durationMs)
        => !(record.Isrc is { } said && isrc is not null && said != isrc)
            && !(record.DurationMs is { } length && durationMs is { } known && Math.Abs(length - known) > IdentityRule.CloseMs);

    // Returns null when rows are missing. Nothing is compared then, because the plan is made again.
    private List<TrackCandidate>? CandidatesOf(TrackProjection record, string? platform)
    {
        List<TrackEntity> possible = PossibleOf(record, platform, out bool isComplete);
        return isComplete ? possible.ConvertAll(track => ToCandidate(record, track, platform)) : null;
    }

    private List<TrackEntity> PossibleOf(TrackProjection record, string? platform, out bool isComplete)
    {
        (long title, long? skeleton, long? other) = record.CandidateKeys;
        var found = new Dictionary<long, TrackEntity>();
        bool isRead = true;
        Want(rows, matcher, record, includeEdited: history is not null);
        if (record.Isrc is { } isrc)
            AddAll(rows.Tracks.ByIsrc, isrc);
        AddAll(rows.Tracks.BySortArtist, record.SortArtist);
        if (history is not null)
            AddAll(rows.Tracks.ByBaseIdentity, record.IdentityKey);
        AddAll(rows.Tracks.ByTitleKey, title);
        AddAll(rows.Tracks.ByOtherTitleKey, title);
        if (other is { } reading)
        {
            AddAll(rows.Tracks.ByTitleKey, reading);
            AddAll(rows.Tracks.ByOtherTitleKey, reading);
        }

        if (skeleton is { } letters)
            AddAll(rows.Tracks.BySkeletonKey, letters);
        List<TrackEntity> possible =
        [
            .. found.Values.Where(track => MayMatch(record, track) || MayBeEdited(record, track, platform)).OrderBy(track => track.Id),
        ];
        foreach (TrackEntity track in possible)
            isRead &= HasDetails(track, platform);
        isComplete = isRead;
        return possible;

        void AddAll(RowIndex<TrackEntity> index, SqlValue value)
        {
            foreach (TrackEntity track in index.Known(value))
            {
                if (found.Count < MaxCandidates)
                    found.TryAdd(track.Id, track);
            }

            isRead &= index.IsRead(value);
        }
    }

    // Most tracks with the title are other artists': their albums and links need not be read.
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

        return !identities.AreDifferent(record.Identity, track);
    }

    // The names that the track has at its sources may match, although those that the user gave it do not.
    private static bool MayBeEdited(TrackProjection record, TrackEntity track, string? platform)
        => platform is not null && track.BaseIdentityKey is { } key && key.AsSpan().SequenceEqual(record.IdentityKey);

    // Asks for the album and the links of a candidate, and tells whether they are known.
    private bool HasDetails(TrackEntity track, string? platform)
    {
        if (platform is not null)
            rows.Links.ByTrack.Want(track.Id);
        AlbumEntity? album = track.AlbumId is { } albumId ? rows.Albums.Find(albumId) : null;
        return (platform is null || rows.Links.ByTrack.IsRead(track.Id))
            && (track.AlbumId is not { } id || album is not null || rows.Albums.ById.IsRead(id));
    }

    private TrackCandidate ToCandidate(TrackProjection record, TrackEntity track, string? platform)
    {
        CandidateLink link = LinkOf(track.Id, platform);
        AlbumEntity? album = track.AlbumId is { } albumId ? rows.Albums.Find(albumId) : null;
        var candidate = new TrackCandidate(track, identities.Of(track, album), link);
        return link is CandidateLink.Missing or CandidateLink.Unseen ? WithFormer(candidate, record, platform) : candidate;
    }

    private CandidateLink LinkOf(long trackId, string? platform)
    {
        var state = CandidateLink.None;
        foreach (PlatformInfoEntity link in platform is null ? [] : rows.Links.ByTrack.Find(trackId))
        {
            if (link.Platform != platform)
                continue;
            if (link.MissingSince is null && !(matcher is IdentityMatcher && history?.MayBeUnseen(link) == true))
                return CandidateLink.Listed;
            state = link.MissingSince is null || state == CandidateLink.Unseen ? CandidateLink.Unseen : CandidateLink.Missing;
        }

        return state;
    }

    private bool IsUnseen(long trackId, string platform) => rows.Links.ByTrack.Find(trackId)
        .All(link => link.Platform != platform || link.MissingSince is not null || history!.IsUnseen(link));

    // The user or other platforms may have changed what a track shows. What its own platform said about its item is compared too.
    private TrackCandidate WithFormer(TrackCandidate candidate, TrackProjection record, string? platform)
    {
        PlatformInfoEntity? primary = rows.Links.ByTrack.Find(candidate.Track.Id)
            .FirstOrDefault(link => link.Platform == platform && link.Position == 0);
        FieldValues said = FieldJson.Read(primary?.Fields);
        if (said.Of(TrackField.Title) is not { } title || said.Of(TrackField.Artist) is not { } artist)
            return candidate;
        var former = new TrackFacts
        {
            Title = title,
            Artist = artist,
            Album = said.Of(TrackField.Album),
            AlbumArtist = said.Of(TrackField.AlbumArtist),
            Duration = StoredValues.ToDuration(FieldConverter.ToMilliseconds(said.Of(TrackField.Duration))),
            Isrc = said.Of(TrackField.Isrc),
            Year = said.Of(TrackField.Year),
            TrackNumber = said.Of(TrackField.TrackNumber),
        };
        return candidate with { Former = TrackIdentity.Read(former), IsSameRecord = IsSameRecord(record.Identity, former) };
    }

    // Names that many recordings have need another fact.
    private static bool IsSameRecord(TrackIdentity record, TrackFacts former)
    {
        TrackFacts facts = record.Facts;
        return facts.Title == former.Title && facts.Artist == former.Artist && facts.Album == former.Album
            && facts.Duration == former.Duration && facts.Isrc == former.Isrc && facts.Year == former.Year
            && ((facts.Album ?? facts.Isrc) is not null || record.DurationMs > 0 || !(record.Title.IsGeneric || record.Artists.IsUnknown));
    }

    private static MatchCandidate ToPublic(TrackCandidate candidate) => new()
    {
        TrackId = candidate.Track.Id,
        Facts = candidate.Identity.Facts,
        IsLinkedElsewhere = candidate.Link == CandidateLink.Listed,
        IsMissing = candidate.Link == CandidateLink.Missing,
    };
}
