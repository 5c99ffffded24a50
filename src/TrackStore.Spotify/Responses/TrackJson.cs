using System.Text.Json;

namespace TrackStore.Spotify.Responses;

/// <summary>A track, complete or as an album lists it. Values that are only passed on may have any type.</summary>
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

    /// <summary>Gets the track that this one replaces in the market, or null.</summary>
    public LinkJson? LinkedFrom { get; init; }

    public JsonElement DiscNumber { get; init; }

    public JsonElement TrackNumber { get; init; }

    public JsonElement Explicit { get; init; }
}
