namespace TrackStore.Discogs.Responses;

/// <summary>Discogs' error message.</summary>
internal sealed record DiscogsError
{
    public string? Message { get; init; }
}
