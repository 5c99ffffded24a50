namespace TrackStore;

/// <summary>The progress of a sync, reported after each committed transaction and while pictures are downloaded.</summary>
public sealed record SyncProgress
{
    /// <summary>Gets the number of tracks that were read from the platform.</summary>
    public long Read { get; init; }

    /// <summary>Gets the number of tracks that were matched to stored tracks.</summary>
    public long Matched { get; init; }

    /// <summary>Gets the number of tracks that were added.</summary>
    public long Added { get; init; }

    /// <summary>
    /// Gets the number of added tracks that may be stored ones. <see cref="IDuplicates"/> lists them for a person to decide.
    /// </summary>
    public long Proposed { get; init; }

    /// <summary>Gets the number of tracks that changed.</summary>
    public long Changed { get; init; }

    /// <summary>Gets the number of tracks that did not change.</summary>
    public long Unchanged { get; init; }

    /// <summary>Gets the number of tracks that could not be stored.</summary>
    public long Failed { get; init; }

    /// <summary>Gets the number of optional values that were left out; <see cref="SyncItem.Omitted"/> names them.</summary>
    public long OmittedValues { get; init; }

    /// <summary>
    /// Gets the number of items that the platform's client left out on purpose, such as episodes and local files
    /// (<see cref="PlatformTrack.SkippedItems"/>). They are not among the tracks that were read.
    /// </summary>
    public long Skipped { get; init; }

    /// <summary>Gets the total number of tracks to read, or null when it is unknown.</summary>
    public long? Total { get; init; }

    /// <summary>Gets the number of pictures that are still to be downloaded.</summary>
    public long ArtworkPending { get; init; }

    /// <summary>Gets the number of pictures that were downloaded or found to be unchanged.</summary>
    public long ArtworkDone { get; init; }

    /// <summary>Gets the number of pictures that could not be downloaded this time.</summary>
    public long ArtworkFailed { get; init; }

    /// <summary>Gets the number of tracks stored per second up to the last one, so that waiting for pictures doesn't lower it.</summary>
    public double TracksPerSecond { get; init; }

    /// <summary>Gets the estimated time for the remaining tracks, or null when it is unknown.</summary>
    public TimeSpan? Remaining { get; init; }
}
