namespace TrackStore.Platforms.Spotify.Json;

internal sealed record ImageJson
{
    public string? Url { get; init; }

    public double? Width { get; init; }

    public double? Height { get; init; }
}
