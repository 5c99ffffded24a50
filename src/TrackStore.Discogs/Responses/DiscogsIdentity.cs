namespace TrackStore.Discogs.Responses;

/// <summary>The owner of a token.</summary>
internal sealed record DiscogsIdentity
{
    public string? Username { get; init; }
}
