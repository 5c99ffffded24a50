namespace TrackStore.Sample.StandIn;

/// <summary>A track in the catalogue of the stand-in for Spotify.</summary>
internal sealed record SpotifySong(string Id, string Name, SpotifyAlbum Album, int Number, TimeSpan Duration)
{
    public string? Isrc { get; init; }

    public double? Tempo { get; init; }

    public string? Key { get; init; }
}
