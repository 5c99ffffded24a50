using TrackStore.Identity;

namespace TrackStore.Tracks.Matching;

/// <summary>
/// The default rule: of the tracks that are the same recording the one with the strongest evidence is meant; if two are equally strong, or
/// the evidence does not suffice, a person is asked.
/// </summary>
internal sealed class IdentityMatcher : ITrackMatcher
{
    public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(candidates);
        TrackIdentity identity = TrackIdentity.Read(track);
        var best = new BestMatch();
        foreach (MatchCandidate candidate in candidates)
        {
            if (!candidate.IsLinkedElsewhere)
                best.Consider(candidate.TrackId, IdentityRule.Compare(identity, TrackIdentity.Read(candidate.Facts)));
        }

        return best.ToMatch();
    }

    /// <summary>Does the same with records that were read before.</summary>
    public TrackMatch? Match(TrackIdentity track, List<TrackCandidate> candidates)
    {
        var best = new BestMatch();
        foreach (TrackCandidate candidate in candidates)
        {
            // To the platform, a track that is linked to another item there is usually another recording.
            if (!candidate.IsLinkedElsewhere)
                best.Consider(candidate.Track.Id, IdentityRule.Compare(track, candidate.Identity));
        }

        return best.ToMatch();
    }
}
