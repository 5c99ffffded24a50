namespace TrackStore;

/// <summary>The stored track to which a platform's track was matched.</summary>
/// <param name="TrackId">The track's identifier.</param>
/// <param name="Rule">The rule by which it was matched.</param>
public readonly record struct TrackMatch(long TrackId, MatchRule Rule);
