namespace TrackStore.Discogs.Responses;

/// <summary>An artist credit of a release or track.</summary>
internal sealed record DiscogsArtist
{
    public string? Name { get; init; }

    public string? Anv { get; init; }

    public string? Join { get; init; }
}
