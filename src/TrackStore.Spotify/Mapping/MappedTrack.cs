namespace TrackStore.Spotify.Mapping;

/// <summary>A mapped track, with the ids that its details are requested by.</summary>
/// <param name="Track">The track.</param>
/// <param name="SpotifyId">The id of the edition that Spotify describes, which may replace the edition of the track's own id.</param>
/// <param name="ArtistIds">The ids of its artists.</param>
internal sealed record MappedTrack(PlatformTrack Track, string SpotifyId, IReadOnlyList<string> ArtistIds);
