namespace TrackStore.Spotify.Responses;

/// <summary>A track's audio features.</summary>
internal sealed record FeaturesJson
{
    public string? Id { get; init; }

    /// <summary>Gets the pitch class, 0 for C to 11 for B; -1 when Spotify found none.</summary>
    public int? Key { get; init; }

    /// <summary>Gets 1 for major and 0 for minor.</summary>
    public int? Mode { get; init; }

    public double? Tempo { get; init; }

    public double? Energy { get; init; }

    public double? Danceability { get; init; }
}
