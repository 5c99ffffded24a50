namespace TrackStore.Discogs.Responses;

/// <summary>An image of a release. Without credentials its addresses are empty.</summary>
internal sealed record DiscogsImage
{
    public string? Type { get; init; }

    public string? Uri { get; init; }

    public string? Uri150 { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }
}
