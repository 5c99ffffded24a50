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
}
