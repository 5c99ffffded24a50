namespace TrackStore.Discogs.Responses;

/// <summary>A label of a release.</summary>
internal sealed record DiscogsLabel
{
    public string? Name { get; init; }

    public string? Catno { get; init; }
}
