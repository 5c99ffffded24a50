using TrackStore.Identity;

namespace TrackStore.Tracks.Matching;

/// <summary>The default rule, as <see cref="IdentityChoice"/> has it.</summary>
internal sealed class IdentityMatcher : ITrackMatcher
{
    public TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(candidates);
        return Choose(
            TrackIdentity.Read(track),
            [
                .. candidates.Where(candidate => !candidate.IsLinkedElsewhere)
                    .Select(candidate => new IdentityCandidate(candidate.TrackId, TrackIdentity.Read(candidate.Facts))),
            ]);
    }

    /// <summary>Does the same with records that were read before.</summary>
    public static TrackMatch? Match(TrackIdentity track, List<TrackCandidate> candidates) => Choose(
        track,
        [
            // To the platform, a track that is linked to another item there is usually another recording.
            .. candidates.Where(candidate => !candidate.IsLinkedElsewhere)
                .Select(candidate => new IdentityCandidate(candidate.Track.Id, candidate.Identity)),
        ]);

    private static TrackMatch? Choose(TrackIdentity track, List<IdentityCandidate> candidates)
    {
        IdentityChoice choice = IdentityChoice.Of(track, candidates);
        return choice.TrackId is { } trackId ? new TrackMatch(trackId, IdentityDecision.Same, choice.Reasons)
            : choice.Proposals is [IdentityProposal similar, ..] ? new TrackMatch(similar.TrackId, IdentityDecision.Ask, similar.Reasons)
            : null;
    }
}
