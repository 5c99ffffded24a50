using System.Text.Json;

namespace TrackStore.Platforms.Spotify.Json;

internal sealed record TracksJson
{
    public IReadOnlyList<JsonElement>? Tracks { get; init; }
}
