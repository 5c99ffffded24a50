namespace TrackStore;

/// <summary>How one synchronisation is to go.</summary>
public sealed record SyncOptions
{
    /// <summary>
    /// Gets a name by which an interrupted run is known, at most 100 characters, or null for a run that begins anew each time. While a run of this name
    /// hasn't ended, the next one goes on where its last committed part ended.
    /// </summary>
    public string? RunName { get; init; }

    /// <summary>Gets a value indicating whether the run waits until the pictures that it queued are downloaded. They are downloaded all the same if not.</summary>
    public bool WaitForArtwork { get; init; } = true;

    /// <summary>Gets a value indicating whether pictures are queued at all.</summary>
    public bool IncludeArtwork { get; init; } = true;

    /// <summary>Gets how many tracks the source is going to give, for the progress, or null when that is not known.</summary>
    public long? Total { get; init; }

    /// <summary>Gets who hears of each track, in order, after the part that it stands in was committed; or null. It is called on a thread of the pool.</summary>
    public Action<SyncItem>? OnItem { get; init; }

    /// <summary>Gets what holds the run at the end of a part, or null.</summary>
    public SyncPause? Pause { get; init; }
}
