namespace TrackStore.Platforms.Spotify.Json;

internal sealed record SearchJson
{
    public PageJson? Tracks { get; init; }
}
