namespace TrackStore.Platforms.Spotify.Json;

internal sealed record ExternalUrlsJson
{
    public string? Spotify { get; init; }
}
