using System.Text.Json;

namespace TrackStore.Spotify.Responses;

internal sealed record TracksJson
{
    public IReadOnlyList<JsonElement>? Tracks { get; init; }
}
