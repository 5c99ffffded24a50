namespace TrackStore;

/// <summary>A track of the library that a platform's track was recognised as.</summary>
/// <param name="TrackId">The track's identifier.</param>
/// <param name="Rule">By what it was recognised.</param>
public readonly record struct TrackMatch(long TrackId, MatchRule Rule);
