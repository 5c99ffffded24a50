using System.Text.Json;

namespace TrackStore.Platforms.Spotify.Json;

/// <summary>A track, whole or as an album lists it. What is only handed on is read whatever its type.</summary>
internal sealed record TrackJson
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Type { get; init; }

    public string? Uri { get; init; }

    public bool? IsLocal { get; init; }

    public double? DurationMs { get; init; }

    public AlbumJson? Album { get; init; }

    public IReadOnlyList<ArtistJson?>? Artists { get; init; }

    public ExternalIdsJson? ExternalIds { get; init; }

    public ExternalUrlsJson? ExternalUrls { get; init; }

    /// <summary>Gets the track that this one stands in for in the market, or null.</summary>
    public LinkJson? LinkedFrom { get; init; }

    public JsonElement DiscNumber { get; init; }

    public JsonElement TrackNumber { get; init; }

    public JsonElement Explicit { get; init; }
}
