namespace TrackStore.Spotify.Responses;

internal sealed record ExternalIdsJson
{
    public string? Isrc { get; init; }

    public string? Upc { get; init; }
}
