namespace TrackStore.Spotify.Responses;

internal sealed record AudioFeaturesJson
{
    public IReadOnlyList<FeaturesJson?>? AudioFeatures { get; init; }
}
