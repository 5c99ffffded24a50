namespace TrackStore;

/// <summary>A track, and another one that is merged into it.</summary>
/// <param name="KeptTrackId">The track that stays.</param>
/// <param name="OtherTrackId">The track that goes.</param>
public readonly record struct TrackMerge(long KeptTrackId, long OtherTrackId)
{
    /// <summary>The most merges of a call.</summary>
    public const int MaxCount = 5_000;
}
