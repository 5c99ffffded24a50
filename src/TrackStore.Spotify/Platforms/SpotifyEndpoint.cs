namespace TrackStore.Platforms.Spotify;

/// <summary>What some apps may use and others not.</summary>
internal enum SpotifyEndpoint
{
    /// <summary>Many tracks by one request.</summary>
    ManyTracks,

    /// <summary>Many artists by one request.</summary>
    ManyArtists,

    /// <summary>Artists at all.</summary>
    Artists,

    /// <summary>Tempo and key.</summary>
    AudioFeatures,

    /// <summary>A playlist's items under their name since 2026.</summary>
    PlaylistItems,
}
