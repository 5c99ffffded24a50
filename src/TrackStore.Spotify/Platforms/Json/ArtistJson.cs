namespace TrackStore.Platforms.Spotify.Json;

internal sealed record ArtistJson
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<string?>? Genres { get; init; }
}
