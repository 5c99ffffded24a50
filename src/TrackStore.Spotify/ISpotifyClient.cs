namespace TrackStore;

/// <summary>
/// Spotify: search, tracks by id, the user's saved tracks, albums and playlists. <c>AddSpotify</c> registers it under this type and as the
/// <see cref="IPlatformClient"/> named <c>spotify</c>.
/// </summary>
/// <remarks>
/// <para>
/// Every parameter that takes an id also takes the URI (<c>spotify:album:0sNOF9WDwhWunNAHPD3Baj</c>) and the link
/// (<c>https://open.spotify.com/album/...</c>).
/// </para>
/// <para>
/// Episodes, local files (which have no id on Spotify), removed tracks (null, or without a name) and unreadable items are left out.
/// Tracks that can't be played in the market are kept. A track's genres are those of its artists; tempo and key are present where Spotify
/// still gives audio features to the app.
/// </para>
/// <para>
/// Saved tracks and playlists resume by position: tracks that were added or removed before that position in the meantime are picked up by
/// the next full run.
/// </para>
/// </remarks>
public interface ISpotifyClient : IPlatformClient
{
    /// <summary>
    /// Streams an album's tracks, with the album's cover, release date, label and artists. Spotify leaves the ISRC out here.
    /// </summary>
    /// <param name="album">The album's id, URI or link.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks, in album order.</returns>
    /// <exception cref="ArgumentException"><paramref name="album"/> is not an album's id, URI or link.</exception>
    /// <exception cref="PlatformException">The album doesn't exist, or the request failed.</exception>
    IAsyncEnumerable<PlatformTrack> GetAlbumAsync(string album, CancellationToken cancellationToken = default);

    /// <summary>
    /// Streams a playlist's tracks. An app in development mode sees only playlists that the signed-in user owns or collaborates on.
    /// </summary>
    /// <param name="playlist">The playlist's id, URI or link.</param>
    /// <param name="resumeToken">The <see cref="PlatformTrack.ResumeToken"/> to continue after, or null to start at the beginning.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks, in playlist order; a track that is listed twice is returned twice.</returns>
    /// <exception cref="ArgumentException"><paramref name="playlist"/> is not a playlist's id, URI or link.</exception>
    /// <exception cref="PlatformException">The playlist doesn't exist, or the request failed.</exception>
    IAsyncEnumerable<PlatformTrack> GetPlaylistAsync(
        string playlist, string? resumeToken = null, CancellationToken cancellationToken = default);
}
