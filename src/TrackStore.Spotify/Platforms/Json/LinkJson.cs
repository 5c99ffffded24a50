namespace TrackStore.Platforms.Spotify.Json;

internal sealed record LinkJson
{
    public string? Id { get; init; }

    public string? Uri { get; init; }

    public ExternalUrlsJson? ExternalUrls { get; init; }
}
