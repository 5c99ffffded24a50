namespace TrackStore;

/// <summary>The result of a sync.</summary>
public sealed record SyncResult
{
    /// <summary>Gets the final counts.</summary>
    public required SyncProgress Counts { get; init; }

    /// <summary>Gets the first 1,000 tracks that could not be stored.</summary>
    public IReadOnlyList<SyncItem> Failures { get; init; } = [];

    /// <summary>
    /// Gets the error that ended the platform's stream early, or null when the stream was read to its end. The tracks read until then are
    /// stored.
    /// </summary>
    public PlatformException? Interruption { get; init; }

    /// <summary>
    /// Gets the number of links that this run marked as missing, because its source no longer lists them
    /// (<see cref="PlatformInfo.MissingSince"/>). Links whose track has got a new id are not counted.
    /// </summary>
    public long MissingCount { get; init; }

    /// <summary>
    /// Gets the sources of which the run brought so little that nothing was marked as missing; usually empty. Only a run over several
    /// platforms has more than one.
    /// </summary>
    public IReadOnlyList<SyncShortfall> Shortfalls { get; init; } = [];
}
