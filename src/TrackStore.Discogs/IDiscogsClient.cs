namespace TrackStore;

/// <summary>
/// Discogs as a platform, named <c>discogs</c>. Its unit is the release; this client gives the tracks of releases, one request for each release.
/// </summary>
/// <remarks>
/// <para>
/// A track has no id of its own on Discogs, so its <see cref="PlatformTrack.Id"/> is the release's id, a slash and the track's position: <c>249504/A1</c>. A track
/// without a position, or with one that an earlier track of the release has, is called by its place among the release's tracks, from 1: <c>249504/#3</c>.
/// <see cref="IPlatformClient.GetTracksAsync"/> takes such an id, or a release's id (<c>249504</c>) for all of its tracks.
/// </para>
/// <para>
/// <see cref="PlatformTrack.Json"/> is an object with <c>release</c> (the release as it came, without its track list, pictures, videos and what the marketplace
/// changes by the hour), <c>track</c> (the track as it came), and, where the user has the record, <c>collection</c> (an array, one entry for each copy) and <c>wantlist</c>.
/// <see cref="PlatformTrack.MoreFields"/> has of it: <c>release_id</c>, <c>master_id</c>, <c>position</c>, <c>heading</c>, <c>catalogue_number</c>, <c>country</c>,
/// <c>format</c>, <c>released</c>, <c>labels</c>; <c>in_collection</c> (<c>true</c>), <c>collection_folder</c>, <c>collection_rating</c>, <c>collection_added</c>,
/// <c>collection_copies</c>, <c>media_condition</c>, <c>sleeve_condition</c>, <c>collection_notes</c>; <c>in_wantlist</c> (<c>true</c>), <c>wantlist_rating</c>,
/// <c>wantlist_added</c>, <c>wantlist_notes</c>. What isn't known is left out.
/// </para>
/// <para>
/// Without credentials Discogs gives releases without pictures; that is no error. <see cref="IPlatformClient.GetLibraryAsync"/> is <see cref="GetCollectionAsync"/>.
/// </para>
/// </remarks>
public interface IDiscogsClient : IPlatformClient
{
    /// <summary>Gets the tracks of a release, in their order.</summary>
    /// <param name="releaseId">The release's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">Discogs can't be asked, or has no such release.</exception>
    IAsyncEnumerable<PlatformTrack> GetReleaseAsync(long releaseId, CancellationToken cancellationToken = default);

    /// <summary>Gets the tracks of a master's main release, in their order.</summary>
    /// <param name="masterId">The master's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">Discogs can't be asked, or has no such master.</exception>
    IAsyncEnumerable<PlatformTrack> GetMasterAsync(long masterId, CancellationToken cancellationToken = default);

    /// <summary>Streams the tracks of the user's collection, the record that was added first before the others. A record that is there twice comes once.</summary>
    /// <param name="resumeToken">The <see cref="PlatformTrack.ResumeToken"/> behind which to go on, or null to begin.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">Discogs can't be asked, doesn't show the collection, or it isn't known whose it is.</exception>
    /// <exception cref="ArgumentException">The token is none of this stream.</exception>
    IAsyncEnumerable<PlatformTrack> GetCollectionAsync(string? resumeToken = null, CancellationToken cancellationToken = default);

    /// <summary>Streams the tracks of the user's wantlist.</summary>
    /// <param name="resumeToken">The <see cref="PlatformTrack.ResumeToken"/> behind which to go on, or null to begin.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tracks.</returns>
    /// <exception cref="PlatformException">Discogs can't be asked, doesn't show the wantlist, or it isn't known whose it is.</exception>
    /// <exception cref="ArgumentException">The token is none of this stream.</exception>
    IAsyncEnumerable<PlatformTrack> GetWantlistAsync(string? resumeToken = null, CancellationToken cancellationToken = default);
}
