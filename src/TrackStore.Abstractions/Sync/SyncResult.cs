namespace TrackStore;

/// <summary>What a synchronisation did.</summary>
public sealed record SyncResult
{
    /// <summary>Gets the last state: all counts.</summary>
    public required SyncProgress Counts { get; init; }

    /// <summary>Gets the tracks that could not be taken in, the first 1,000 of them.</summary>
    public IReadOnlyList<SyncItem> Failures { get; init; } = [];

    /// <summary>Gets why the platform's stream ended early, or null when it ended by itself. What was read until then is stored.</summary>
    public PlatformException? Interruption { get; init; }
}
