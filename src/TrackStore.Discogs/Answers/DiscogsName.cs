namespace TrackStore.Discogs.Answers;

/// <summary>A folder or a field of a collection.</summary>
internal sealed record DiscogsName
{
    public long Id { get; init; }

    public string? Name { get; init; }
}
