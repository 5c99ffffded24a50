namespace TrackStore.Discogs.Responses;

/// <summary>A format of a release, such as vinyl.</summary>
internal sealed record DiscogsFormat
{
    public string? Name { get; init; }

    public string? Qty { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string?>? Descriptions { get; init; }
}
