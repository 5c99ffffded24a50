namespace TrackStore.Discogs.Responses;

/// <summary>A folder or a field of a collection.</summary>
internal sealed record DiscogsName
{
    public long Id { get; init; }

    public string? Name { get; init; }
}
