using System.Text.Json.Serialization;

namespace TrackStore.Discogs.Responses;

/// <summary>An entry of a track list: a track, a heading, or an index track with parts.</summary>
internal sealed record DiscogsTrack
{
    [JsonPropertyName("type_")]
    public string? Type { get; init; }

    public string? Position { get; init; }

    public string? Title { get; init; }

    public string? Duration { get; init; }

    public IReadOnlyList<DiscogsArtist?>? Artists { get; init; }
}
