namespace TrackStore.Spotify.Responses;

internal sealed record ArtistsJson
{
    public IReadOnlyList<ArtistJson?>? Artists { get; init; }
}
