namespace TrackStore;

/// <summary>How far a synchronisation is; reported after each committed part and while pictures are downloaded.</summary>
public sealed record SyncProgress
{
    /// <summary>Gets how many of the platform's tracks were read.</summary>
    public long Read { get; init; }

    /// <summary>Gets how many of them were recognised as tracks of the library.</summary>
    public long Matched { get; init; }

    /// <summary>Gets how many tracks were added.</summary>
    public long Added { get; init; }

    /// <summary>Gets how many tracks changed.</summary>
    public long Changed { get; init; }

    /// <summary>Gets how many tracks were as they are.</summary>
    public long Unchanged { get; init; }

    /// <summary>Gets how many tracks could not be taken in.</summary>
    public long Failed { get; init; }

    /// <summary>Gets how many tracks there are to be read, or null when that is not known.</summary>
    public long? Total { get; init; }

    /// <summary>Gets how many pictures are still to be downloaded.</summary>
    public long ArtworkPending { get; init; }

    /// <summary>Gets how many pictures were downloaded, or found to be unchanged.</summary>
    public long ArtworkDone { get; init; }

    /// <summary>Gets how many pictures could not be had this time.</summary>
    public long ArtworkFailed { get; init; }

    /// <summary>Gets how many tracks a second were taken in so far.</summary>
    public double TracksPerSecond { get; init; }

    /// <summary>Gets the time that the rest is going to take at this rate, or null when that can't be told.</summary>
    public TimeSpan? Remaining { get; init; }
}
