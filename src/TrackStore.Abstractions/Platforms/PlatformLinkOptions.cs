namespace TrackStore;

/// <summary>Options of linking a track to a platform.</summary>
public sealed record PlatformLinkOptions
{
    /// <summary>
    /// Gets when the platform's data was read. Without a value it is now: the call counts as a sync and clears the stale flag. A time is
    /// stored as it is, in UTC, and null means that the link was never synced. With either, the stale flag stays as it is, also when the id
    /// is replaced.
    /// </summary>
    public Optional<DateTimeOffset?> LastSynced { get; init; }

    /// <summary>
    /// Gets the role of the id. An id that the track has already changes its role only with <see cref="PlatformIdRole.Primary"/>.
    /// </summary>
    /// <value>The default is <see cref="PlatformIdRole.Replacement"/>.</value>
    public PlatformIdRole Role { get; init; }
}
