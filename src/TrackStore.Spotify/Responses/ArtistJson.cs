namespace TrackStore.Spotify.Responses;

internal sealed record ArtistJson
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<string?>? Genres { get; init; }
}
