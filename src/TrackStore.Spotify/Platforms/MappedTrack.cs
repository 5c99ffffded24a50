namespace TrackStore.Platforms.Spotify;

/// <summary>A track in the store's terms, and what its details are asked for by.</summary>
/// <param name="Track">The track.</param>
/// <param name="SpotifyId">The id of the edition that Spotify describes; the track's own may be another, which it stands in for.</param>
/// <param name="ArtistIds">The ids of its artists.</param>
internal sealed record MappedTrack(PlatformTrack Track, string SpotifyId, IReadOnlyList<string> ArtistIds);
