using System.Text.Json;

namespace TrackStore.Platforms.Spotify.Json;

/// <summary>One page of anything. Items stay as they came: each is read by itself, so that one which can't be read spoils no other.</summary>
internal sealed record PageJson
{
    public IReadOnlyList<JsonElement>? Items { get; init; }

    /// <summary>Gets the next page's address; it is never followed, only its offset is read.</summary>
    public string? Next { get; init; }

    public int? Offset { get; init; }
}
