namespace TrackStore;

/// <summary>A platform to which the track of a list row is linked.</summary>
public sealed record TrackItemPlatform
{
    /// <summary>Gets the platform's name, in lower case.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets a value indicating whether the primary link is marked as stale and needs a sync.</summary>
    public bool NeedsUpdate { get; init; }

    /// <summary>
    /// Gets when the source of the primary link first no longer listed it, in UTC, or null when it does
    /// (<see cref="PlatformInfo.MissingSince"/>).
    /// </summary>
    public DateTimeOffset? MissingSince { get; init; }
}
