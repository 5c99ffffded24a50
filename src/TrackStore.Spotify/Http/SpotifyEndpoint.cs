namespace TrackStore.Spotify.Http;

/// <summary>Endpoints that some apps may use and others may not.</summary>
internal enum SpotifyEndpoint
{
    /// <summary>Several tracks in one request.</summary>
    ManyTracks,

    /// <summary>Several artists in one request.</summary>
    ManyArtists,

    /// <summary>Artists, alone or together.</summary>
    Artists,

    /// <summary>Tempo and key.</summary>
    AudioFeatures,

    /// <summary>A playlist's items at the address that Spotify uses since 2026.</summary>
    PlaylistItems,
}
