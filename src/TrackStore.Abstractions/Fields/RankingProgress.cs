namespace TrackStore;

/// <summary>How far a preview or a change of rankings has come.</summary>
/// <param name="Done">The number of tracks that have been looked at.</param>
/// <param name="Total">About how many tracks there are to look at, at least <paramref name="Done"/>.</param>
public readonly record struct RankingProgress(int Done, int Total);
