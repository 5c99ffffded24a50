namespace TrackStore;

/// <summary>Two tracks, in any order.</summary>
/// <param name="FirstTrackId">One track.</param>
/// <param name="SecondTrackId">The other track.</param>
public readonly record struct TrackPair(long FirstTrackId, long SecondTrackId)
{
    /// <summary>The most pairs of a call.</summary>
    public const int MaxCount = 5_000;
}
