namespace TrackStore;

/// <summary>
/// Spotify: search, tracks by id, the user's saved tracks, albums and playlists. Registered by <c>AddSpotify</c>, under this type and as an
/// <see cref="IPlatformClient"/> of the name <c>spotify</c>.
/// </summary>
/// <remarks>
/// <para>
/// Where an id is taken, so are its URI (<c>spotify:album:0sNOF9WDwhWunNAHPD3Baj</c>) and its link (<c>https://open.spotify.com/album/...</c>).
/// </para>
/// <para>
/// Left out are episodes, the user's local files (they have no id on Spotify), tracks that were removed (null, or without a name), and items that can't be read. A track that can't be
/// played in the market is kept. A track's genres are those of its artists; tempo and key are there where Spotify still gives audio features to the app.
/// </para>
/// <para>
/// Saved tracks and playlists are resumed by position: what was added or removed above it in between is met by the next run from the beginning.
/// </para>
/// </remarks>
public interface ISpotifyClient : IPlatformClient
{
    /// <summary>Streams an album's tracks, with the album's cover, release date, label and artists. Spotify leaves the ISRC out here.</summary>
    /// <param name="album">The album's id, URI or link.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks, in the album's order.</returns>
    /// <exception cref="ArgumentException">This is no album's id.</exception>
    /// <exception cref="PlatformException">There is no such album, or Spotify can't be asked.</exception>
    IAsyncEnumerable<PlatformTrack> GetAlbumAsync(string album, CancellationToken cancellationToken = default);

    /// <summary>Streams a playlist's tracks. To an app in development mode Spotify shows only what the signed-in user owns or takes part in.</summary>
    /// <param name="playlist">The playlist's id, URI or link.</param>
    /// <param name="resumeToken">The <see cref="PlatformTrack.ResumeToken"/> behind which to go on, or null to begin.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks, in the playlist's order; one that is in it twice comes twice.</returns>
    /// <exception cref="ArgumentException">This is no playlist's id.</exception>
    /// <exception cref="PlatformException">There is no such playlist, or Spotify can't be asked.</exception>
    IAsyncEnumerable<PlatformTrack> GetPlaylistAsync(string playlist, string? resumeToken = null, CancellationToken cancellationToken = default);
}
