namespace TrackStore.Discogs.Responses;

/// <summary>A search result.</summary>
internal sealed record DiscogsSearchResult
{
    public long Id { get; init; }

    public string? Type { get; init; }

    public string? Title { get; init; }

    public string? Year { get; init; }

    public long? MasterId { get; init; }

    public string? Thumb { get; init; }

    public string? CoverImage { get; init; }
}
