namespace TrackStore;

/// <summary>
/// Discogs as a platform, named <c>discogs</c>. Discogs' unit is the release; this client returns the tracks of releases, with one
/// request per release.
/// </summary>
/// <remarks>
/// <para>
/// Tracks have no ids of their own on Discogs. <see cref="PlatformTrack.Id"/> is the release's id, a slash and the track's position:
/// <c>249504/A1</c>. A track without a position, or with the position of an earlier track, gets its number among the release's tracks,
/// from 1: <c>249504/#3</c>. <see cref="IPlatformClient.GetTracksAsync"/> takes such ids, and a release's id (<c>249504</c>) for all of
/// its tracks.
/// </para>
/// <para>
/// <see cref="PlatformTrack.Json"/> is an object with <c>release</c> (the release's JSON without track list, images, videos and hourly
/// marketplace data), <c>track</c> (the track's JSON) and, if the user has the record, <c>collection</c> (an array with one entry per
/// copy) and <c>wantlist</c>. <see cref="PlatformTrack.MoreFields"/> contains <c>release_id</c>, <c>master_id</c>, <c>position</c>,
/// <c>heading</c>, <c>catalog_number</c>, <c>country</c>, <c>format</c>, <c>released</c>, <c>labels</c>; <c>in_collection</c>
/// (<c>true</c>), <c>collection_folder</c>, <c>collection_rating</c>, <c>collection_added</c>, <c>collection_copies</c>,
/// <c>media_condition</c>, <c>sleeve_condition</c>, <c>collection_notes</c>; <c>in_wantlist</c> (<c>true</c>), <c>wantlist_rating</c>,
/// <c>wantlist_added</c>, <c>wantlist_notes</c>. Unknown values are left out.
/// </para>
/// <para>
/// Without credentials Discogs returns releases without images. <see cref="IPlatformClient.GetLibraryAsync"/> is
/// <see cref="GetCollectionAsync"/>.
/// </para>
/// </remarks>
public interface IDiscogsClient : IPlatformClient
{
    /// <summary>Streams the tracks of a release, in track order.</summary>
    /// <param name="releaseId">The release's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">The release doesn't exist, or the request failed.</exception>
    IAsyncEnumerable<PlatformTrack> GetReleaseAsync(long releaseId, CancellationToken cancellationToken = default);

    /// <summary>Streams the tracks of a master's main release, in track order.</summary>
    /// <param name="masterId">The master's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">The master doesn't exist, or the request failed.</exception>
    IAsyncEnumerable<PlatformTrack> GetMasterAsync(long masterId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Streams the tracks of the user's collection, in the order in which the records were added. A record with several copies comes once.
    /// </summary>
    /// <param name="resumeToken">The <see cref="PlatformTrack.ResumeToken"/> to continue after, or null to start at the beginning.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">The user is unknown, the collection is private, or the request failed.</exception>
    /// <exception cref="ArgumentException">The token doesn't belong to this stream.</exception>
    IAsyncEnumerable<PlatformTrack> GetCollectionAsync(string? resumeToken = null, CancellationToken cancellationToken = default);

    /// <summary>Streams the tracks of the user's wantlist.</summary>
    /// <param name="resumeToken">The <see cref="PlatformTrack.ResumeToken"/> to continue after, or null to start at the beginning.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">The user is unknown, the wantlist is private, or the request failed.</exception>
    /// <exception cref="ArgumentException">The token doesn't belong to this stream.</exception>
    IAsyncEnumerable<PlatformTrack> GetWantlistAsync(string? resumeToken = null, CancellationToken cancellationToken = default);
}
