namespace TrackStore.Discogs.Responses;

/// <summary>A release in a wantlist.</summary>
internal sealed record DiscogsWant
{
    public long Id { get; init; }

    public int? Rating { get; init; }

    public string? DateAdded { get; init; }

    public string? Notes { get; init; }

    public DiscogsRelease? BasicInformation { get; init; }
}
