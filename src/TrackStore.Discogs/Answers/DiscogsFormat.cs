namespace TrackStore.Discogs.Answers;

/// <summary>A format of a release: what it is made of.</summary>
internal sealed record DiscogsFormat
{
    public string? Name { get; init; }

    public string? Qty { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string?>? Descriptions { get; init; }
}
