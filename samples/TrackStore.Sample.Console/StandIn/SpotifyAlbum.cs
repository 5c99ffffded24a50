namespace TrackStore.Sample.StandIn;

/// <summary>An album in the catalogue of the stand-in for Spotify.</summary>
internal sealed record SpotifyAlbum(string Id, string Name, string Artist, string Released)
{
    public string? Label { get; init; }

    /// <summary>Gets the addresses of its cover by their edges in pixels; empty when it has none.</summary>
    public IReadOnlyList<(string Url, int Side)> Images { get; init; } = [];
}
