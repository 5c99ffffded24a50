namespace TrackStore.Spotify.Responses;

internal sealed record SearchJson
{
    public PageJson? Tracks { get; init; }
}
