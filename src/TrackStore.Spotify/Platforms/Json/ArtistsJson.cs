namespace TrackStore.Platforms.Spotify.Json;

internal sealed record ArtistsJson
{
    public IReadOnlyList<ArtistJson?>? Artists { get; init; }
}
