namespace TrackStore.Spotify.Responses;

internal sealed record ImageJson
{
    public string? Url { get; init; }

    public double? Width { get; init; }

    public double? Height { get; init; }
}
