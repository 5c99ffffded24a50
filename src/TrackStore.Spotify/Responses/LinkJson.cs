namespace TrackStore.Spotify.Responses;

internal sealed record LinkJson
{
    public string? Id { get; init; }

    public string? Uri { get; init; }

    public ExternalUrlsJson? ExternalUrls { get; init; }
}
