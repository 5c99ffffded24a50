namespace TrackStore.Sample.StandIn;

/// <summary>An album of the Spotify stand-in.</summary>
internal sealed record SpotifyAlbum(string Id, string Name, string Artist, string Released)
{
    public string? Label { get; init; }

    /// <summary>Gets the addresses of its cover with their side lengths in pixels; empty when it has none.</summary>
    public IReadOnlyList<(string Url, int Side)> Images { get; init; } = [];
}
