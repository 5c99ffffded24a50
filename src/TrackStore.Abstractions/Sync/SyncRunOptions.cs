namespace TrackStore;

/// <summary>The options of one sync run. Those of the synchronizer are set with <c>ConfigureSync</c>.</summary>
public sealed record SyncRunOptions
{
    /// <summary>
    /// Gets a name, at most 100 characters, under which an interrupted run can be resumed, or null for a run that always starts at the
    /// beginning. If the last run with this name was interrupted, the run resumes after its last committed transaction.
    /// </summary>
    public string? RunName { get; init; }

    /// <summary>
    /// Gets the name of the source whose complete content the run brings, at most 100 characters, or null when it brings only a part. The
    /// name belongs to the platform: another platform may have a source of the same name. The run stores it with the links that it adds.
    /// When the run has been read to its end, it marks the links that earlier runs of the source brought and this one did not
    /// (<see cref="PlatformInfo.MissingSince"/>), and recognizes items whose id has changed. Syncs of single tracks and ids, and refreshes,
    /// ignore the name.
    /// </summary>
    /// <value>
    /// The default is null. <see cref="ITrackSynchronizer.SyncLibraryAsync"/> then uses <see cref="RunName"/>, and <c>library</c> without
    /// one.
    /// </value>
    public string? Source { get; init; }

    /// <summary>
    /// Gets a value indicating whether the run waits until its queued pictures are downloaded. Otherwise they are downloaded in the
    /// background.
    /// </summary>
    public bool WaitForArtwork { get; init; } = true;

    /// <summary>Gets a value indicating whether pictures are queued for download.</summary>
    public bool IncludeArtwork { get; init; } = true;

    /// <summary>Gets the number of tracks that the source will provide, for progress reports, or null when it is unknown.</summary>
    public long? Total { get; init; }

    /// <summary>
    /// Gets a callback for each track, in order, after its transaction has been committed; or null. It is called on a thread-pool thread.
    /// Tracks that a run with a <see cref="Source"/> can only decide about at its end come last.
    /// </summary>
    public Action<SyncItem>? OnItem { get; init; }

    /// <summary>Gets the control with which the run can be paused after a transaction, or null.</summary>
    public SyncPause? Pause { get; init; }
}
