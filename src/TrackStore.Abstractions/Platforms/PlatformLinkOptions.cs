namespace TrackStore;

/// <summary>Options of linking a track to a platform.</summary>
public sealed record PlatformLinkOptions
{
    /// <summary>
    /// Gets when the platform's data was read. Without a value it is now: the call counts as a sync and clears the stale flag. A time is
    /// stored as it is, in UTC, and null means that the link was never synced; neither changes the stale flag.
    /// </summary>
    public Optional<DateTimeOffset?> LastSynced { get; init; }

    /// <summary>Gets what happens to an id that the track doesn't have yet. An id that it has is updated in its place.</summary>
    /// <value>The default is <see cref="PlatformIdRole.Replacement"/>.</value>
    public PlatformIdRole NewId { get; init; }
}
