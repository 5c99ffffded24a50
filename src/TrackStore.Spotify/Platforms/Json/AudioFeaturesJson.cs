namespace TrackStore.Platforms.Spotify.Json;

internal sealed record AudioFeaturesJson
{
    public IReadOnlyList<FeaturesJson?>? AudioFeatures { get; init; }
}
