namespace TrackStore;

/// <summary>A track's link to one platform, with what that platform says of it. A track has at most one link to each platform.</summary>
public sealed record PlatformInfo
{
    /// <summary>Gets the track's identifier in this library.</summary>
    public required long TrackId { get; init; }

    /// <summary>Gets the platform's name, lower-case: <c>spotify</c>, <c>discogs</c>, <c>rekordbox</c>, or any other.</summary>
    public required string Platform { get; init; }

    /// <summary>Gets the track's id on the platform, as the platform spells it.</summary>
    public required string PlatformId { get; init; }

    /// <summary>Gets the track's address on the platform, or null when it is not known.</summary>
    public string? PlatformUri { get; init; }

    /// <summary>Gets the platform's JSON as it came, or null when it is not known.</summary>
    public string? PlatformData { get; init; }

    /// <summary>Gets the platform's values of the layered fields, as invariant text; empty when the link was made without them.</summary>
    public IReadOnlyDictionary<TrackField, string?> Fields { get; init; } = new Dictionary<TrackField, string?>();

    /// <summary>Gets what else the platform says, by the platform's own names; empty when it says no more.</summary>
    public IReadOnlyDictionary<string, string?> MoreFields { get; init; } = new Dictionary<string, string?>();

    /// <summary>Gets when the link was last written from the platform's data, in UTC. Marking it stale doesn't move it.</summary>
    public required DateTimeOffset LastSynced { get; init; }

    /// <summary>Gets a value indicating whether the link is stale and wants to be synchronised.</summary>
    public bool NeedsUpdate { get; init; }
}
