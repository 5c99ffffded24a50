namespace TrackStore;

/// <summary>
/// Decides which track of the library a platform's track is, when none is linked to its id yet. Registered by a host to replace the default rule. It is
/// called within a write and must be quick and free of side effects.
/// </summary>
public interface ITrackMatcher
{
    /// <summary>Chooses among the tracks that have the same recording code, or the same artist and title when case, accents and dashes don't count.</summary>
    /// <param name="track">The platform's track.</param>
    /// <param name="candidates">The tracks of the library that may be it; at most 50, by identifier.</param>
    /// <returns>The match, or null when it is a new track.</returns>
    TrackMatch? Match(PlatformTrack track, IReadOnlyList<MatchCandidate> candidates);
}
