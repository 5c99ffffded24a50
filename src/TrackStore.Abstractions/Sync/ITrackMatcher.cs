namespace TrackStore;

/// <summary>
/// Decides which stored track corresponds to a platform's track that is not linked yet. A host registers an implementation to replace the
/// default rule. It is called within a write transaction, so it must be fast and have no side effects.
/// </summary>
public interface ITrackMatcher
{
    /// <summary>
    /// Chooses among the tracks that have the same ISRC, or the same artist and title ignoring case, accents and kinds of dashes.
    /// </summary>
    /// <param name="track">The platform's track.</param>
    /// <param name="candidates">The stored tracks that may match: at most 50, ordered by identifier.</param>
    /// <returns>The match, or null when the track is new.</returns>
    TrackMatch? Match(PlatformTrack track, IReadOnlyList<MatchCandidate> candidates);
}
