namespace TrackStore.Platforms.Spotify.Json;

internal sealed record ExternalIdsJson
{
    public string? Isrc { get; init; }

    public string? Upc { get; init; }
}
