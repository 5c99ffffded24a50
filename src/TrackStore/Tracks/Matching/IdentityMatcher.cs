using TrackStore.Identity;

namespace TrackStore.Tracks.Matching;

/// <summary>The default rule, as <see cref="IdentityChoice"/> has it.</summary>
internal sealed class IdentityMatcher : ITrackMatcher
{
    public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(candidates);
        var links = new Dictionary<long, CandidateLink>();
        var possible = new List<IdentityCandidate>();
        foreach (MatchCandidate candidate in candidates.Where(candidate => !candidate.IsLinkedElsewhere))
        {
            links[candidate.TrackId] = candidate.IsMissing ? CandidateLink.Missing : CandidateLink.None;
            possible.Add(new IdentityCandidate(candidate.TrackId, TrackIdentity.Read(candidate.Facts)));
        }

        return Choose(TrackIdentity.Read(track), possible, links, static _ => true).Match;
    }

    /// <summary>Does the same with records that were read before.</summary>
    /// <param name="record">The record.</param>
    /// <param name="candidates">The stored tracks that may be the same recording.</param>
    /// <param name="isUnseen">Tells whether the running sync has not brought the items of a track so far.</param>
    public static FoundTrack Match(TrackIdentity record, List<TrackCandidate> candidates, Func<long, bool> isUnseen)
    {
        var links = new Dictionary<long, CandidateLink>(candidates.Count);
        var possible = new List<IdentityCandidate>(candidates.Count);
        foreach (TrackCandidate candidate in candidates)
        {
            // To the platform, a track that is linked to another item there is usually another recording.
            if (candidate.Link == CandidateLink.Listed)
                continue;
            links.Add(candidate.Track.Id, candidate.Link);
            possible.Add(new IdentityCandidate(candidate.Track.Id, candidate.Identity, candidate.Former, candidate.IsSameRecord));
        }

        return Choose(record, possible, links, isUnseen);
    }

    private static FoundTrack Choose(
        TrackIdentity record, List<IdentityCandidate> candidates, Dictionary<long, CandidateLink> links, Func<long, bool> isUnseen)
    {
        while (true)
        {
            IdentityChoice choice = IdentityChoice.Of(record, candidates);
            long[] same = choice.TrackId is { } only ? [only] : choice.IsTie ? [.. choice.Proposals.Select(tied => tied.TrackId)] : [];

            // Only those that would be chosen are looked up, because that takes a read.
            HashSet<long> listed = [.. same.Where(trackId => links[trackId] == CandidateLink.Unseen && !isUnseen(trackId))];
            if (listed.Count > 0)
            {
                candidates.RemoveAll(candidate => listed.Contains(candidate.TrackId));
                continue;
            }

            if (choice.TrackId is { } found)
                return new FoundTrack(new TrackMatch(found, IdentityDecision.Same, choice.Reasons), links[found]);

            // Of equal tracks that have lost their items each takes one of the new ones. A question would double them all.
            if (same.Where(trackId => links[trackId] != CandidateLink.None).OrderBy(trackId => (links[trackId], trackId)).ToArray()
                is [long first, ..])
            {
                IdentityReasons reasons = choice.Proposals.First(tied => tied.TrackId == first).Reasons;
                return new FoundTrack(new TrackMatch(first, IdentityDecision.Same, reasons), links[first]);
            }

            return choice.Proposals.Where(proposal => links[proposal.TrackId] != CandidateLink.Unseen).Take(1).ToArray() is [var similar]
                ? new FoundTrack(new TrackMatch(similar.TrackId, IdentityDecision.Ask, similar.Reasons), links[similar.TrackId])
                : default;
        }
    }
}
