namespace TrackStore;

/// <summary>What merging the selected pairs would do, to ask before it is done.</summary>
/// <param name="PairCount">The number of pairs that would be merged.</param>
/// <param name="TrackCount">The number of tracks that would go into others. Several pairs may be of one track.</param>
public sealed record MergeQuestion(int PairCount, int TrackCount);
