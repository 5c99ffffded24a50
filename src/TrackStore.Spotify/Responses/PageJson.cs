using System.Text.Json;

namespace TrackStore.Spotify.Responses;

/// <summary>A page of any list. Each item is deserialized by itself, so that an unreadable one doesn't spoil the others.</summary>
internal sealed record PageJson
{
    public IReadOnlyList<JsonElement>? Items { get; init; }

    /// <summary>Gets the next page's address; the client reads its offset and never follows it.</summary>
    public string? Next { get; init; }

    public int? Offset { get; init; }
}
