namespace TrackStore;

/// <summary>
/// A track's link to a platform, with the platform's data. A track may have several links to one platform, such as those of a recording and
/// its re-release. One of them is primary: its values are the platform's layer. Syncs recognize the track by all of them.
/// </summary>
public sealed record PlatformInfo
{
    /// <summary>Gets the track's identifier in this library.</summary>
    public required long TrackId { get; init; }

    /// <summary>Gets the platform's name, in lower case: <c>spotify</c>, <c>discogs</c>, <c>rekordbox</c>, or any other.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the track's id on the platform, in the platform's spelling.</summary>
    public required string PlatformId { get; init; }

    /// <summary>
    /// Gets a value indicating whether this is the primary link of the track to the platform, whose values the track shows. Each platform
    /// has exactly one.
    /// </summary>
    public bool IsPrimary { get; init; }

    /// <summary>Gets the track's address on the platform, or null when it is unknown.</summary>
    public string? PlatformUri { get; init; }

    /// <summary>Gets the platform's raw JSON, or null when it is unknown.</summary>
    public string? PlatformData { get; init; }

    /// <summary>Gets the platform's values of the layered fields; all are null when it provides none.</summary>
    public TrackFieldValues Fields { get; init; } = new();

    /// <summary>Gets the platform's other values, under its own names; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string?> MoreFields { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// Gets when the link was last synced, in UTC, or null when it never was. Marking it as stale doesn't change this time. A link that was
    /// never synced is older than any age from which links are refreshed, but <see cref="NeedsUpdate"/> is only what was marked.
    /// </summary>
    public DateTimeOffset? LastSynced { get; init; }

    /// <summary>Gets a value indicating whether the link is marked as stale and needs a sync.</summary>
    public bool NeedsUpdate { get; init; }

    /// <summary>
    /// Gets the name of the source that brought the link (<see cref="SyncRunOptions.Source"/>), or null for a link that was made one by
    /// one. If several sources bring it, it is the first one that still lists it.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>
    /// Gets when a complete run of <see cref="Source"/> first no longer brought the link, in UTC, or null when the source lists it. The
    /// next sync that brings the id removes the mark. Links without a source are never marked.
    /// </summary>
    public DateTimeOffset? MissingSince { get; init; }
}
