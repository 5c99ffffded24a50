namespace TrackStore;

/// <summary>
/// Decides which stored track, if any, is the same recording as a record that comes in by synchronization, import or
/// <see cref="ITrackRepository.GetOrAddAsync"/>. A host registers an implementation to replace the default rule. It is called within a
/// write transaction, so it must be fast and have no side effects.
/// </summary>
public interface ITrackMatcher
{
    /// <summary>Chooses among the tracks that have the same ISRC, or a similar title.</summary>
    /// <param name="track">What the record says.</param>
    /// <param name="candidates">The stored tracks that may be the same recording: at most 100, ordered by identifier.</param>
    /// <returns>
    /// The track that is the same recording; the one about which a person has to be asked, which is not merged; or null when the record
    /// is a new track.
    /// </returns>
    TrackMatch? Match(TrackFacts track, IReadOnlyList<MatchCandidate> candidates);
}
