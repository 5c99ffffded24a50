namespace TrackStore.Spotify.Responses;

internal sealed record ExternalUrlsJson
{
    public string? Spotify { get; init; }
}
