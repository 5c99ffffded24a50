namespace TrackStore.Sample.StandIn;

/// <summary>A track of the Spotify stand-in.</summary>
internal sealed record SpotifySong(string Id, string Name, SpotifyAlbum Album, int Number, TimeSpan Duration)
{
    public string? Isrc { get; init; }

    public double? Tempo { get; init; }

    public string? Key { get; init; }
}
