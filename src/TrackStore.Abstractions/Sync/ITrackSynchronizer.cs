namespace TrackStore;

/// <summary>
/// Stores platforms' tracks in the library: the platform's layer, link and genres, and its pictures through a durable download queue. The
/// user's edits, pins and choices are never changed.
/// </summary>
/// <remarks>
/// <para>
/// Tracks are stored in transactions of a few hundred. If a run is killed or canceled, the committed transactions stay; running it again
/// leads to the same state, and running it twice changes nothing. A platform that can't be reached ends the run early
/// (<see cref="SyncResult.Interruption"/>); nothing is marked as missing then, and nothing is ever deleted.
/// </para>
/// <para>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled.
/// </para>
/// </remarks>
public interface ITrackSynchronizer
{
    /// <summary>Stores a stream of tracks.</summary>
    /// <param name="tracks">The tracks. The stream is read once and never held in memory as a whole.</param>
    /// <param name="options">The options of the run, or null for the defaults.</param>
    /// <param name="progress">Reports progress after each committed transaction, or null.</param>
    /// <param name="cancellationToken">Cancels the run. What has been committed stays.</param>
    /// <returns>The result of the run.</returns>
    Task<SyncResult> SyncAsync(
        IAsyncEnumerable<PlatformTrack> tracks,
        SyncRunOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Stores one track, such as a search result that the user selected.</summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was done with the track. Its picture is queued and downloaded in the background.</returns>
    Task<SyncItem> SyncAsync(PlatformTrack track, CancellationToken cancellationToken = default);

    /// <summary>Gets tracks by their ids from a platform and stores them.</summary>
    /// <param name="platform">The name of a platform whose <see cref="IPlatformClient"/> is registered.</param>
    /// <param name="platformIds">The ids.</param>
    /// <param name="options">The options of the run, or null for the defaults.</param>
    /// <param name="progress">Reports progress after each committed transaction, or null.</param>
    /// <param name="cancellationToken">Cancels the run. What has been committed stays.</param>
    /// <returns>The result of the run.</returns>
    /// <exception cref="ArgumentException">No client for this platform is registered.</exception>
    Task<SyncResult> SyncAsync(
        string platform,
        IReadOnlyCollection<string> platformIds,
        SyncRunOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores the user's library on a platform. The run brings the complete content of a source (<see cref="SyncRunOptions.Source"/>).
    /// </summary>
    /// <param name="platform">The name of a platform whose <see cref="IPlatformClient"/> is registered.</param>
    /// <param name="options">The options of the run, or null for the defaults.</param>
    /// <param name="progress">Reports progress after each committed transaction, or null.</param>
    /// <param name="cancellationToken">Cancels the run. What has been committed stays.</param>
    /// <returns>The result of the run.</returns>
    /// <exception cref="ArgumentException">No client for this platform is registered.</exception>
    Task<SyncResult> SyncLibraryAsync(
        string platform,
        SyncRunOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Syncs all tracks whose link is stale: marked for an update, or last synced longer ago than the maximum age of its platform. Only
    /// values that have changed are written.
    /// </summary>
    /// <param name="platform">The platform's name, or null for all platforms whose client is registered.</param>
    /// <param name="options">The options of the run, or null for the defaults.</param>
    /// <param name="progress">Reports progress after each committed transaction, or null.</param>
    /// <param name="cancellationToken">Cancels the run. What has been committed stays.</param>
    /// <returns>The result of the run.</returns>
    /// <exception cref="ArgumentException">No client for this platform is registered.</exception>
    Task<SyncResult> RefreshAsync(
        string? platform = null,
        SyncRunOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Determines what storing tracks would do, without writing anything. It decides about each track as a run without a
    /// <see cref="SyncRunOptions.Source"/> does.
    /// </summary>
    /// <remarks>
    /// A run may do more than the preview shows. With a source, it recognizes at its end that the id of an item has changed; the preview
    /// shows such an item as new, unless the former id is marked as missing already. An item that is the same recording as an earlier one
    /// of the stream joins its track; the preview shows that only if a run would store both in one transaction
    /// (<c>SyncOptions.ChunkSize</c>). A run also joins compilations at its end, and marks what a source no longer lists.
    /// </remarks>
    /// <param name="tracks">The tracks. The stream is read once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What would be done with each track.</returns>
    IAsyncEnumerable<SyncItem> PreviewAsync(IAsyncEnumerable<PlatformTrack> tracks, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the last run of each name (<see cref="SyncRunOptions.RunName"/>; syncs of a platform's library always have one), the newest
    /// first and at most 500. Runs without a name leave no trace.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The runs.</returns>
    Task<IReadOnlyList<SyncRunInfo>> ListRunsAsync(CancellationToken cancellationToken = default);

    /// <summary>Downloads the queued pictures that are due, and waits until they are done.</summary>
    /// <param name="progress">Reports progress after each picture, or null.</param>
    /// <param name="cancellationToken">Cancels the call. The remaining pictures stay in the queue.</param>
    /// <returns>The counts of the downloads.</returns>
    Task<SyncProgress> DownloadArtworkAsync(IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Returns how long ago a link may have been synced before <see cref="RefreshAsync"/> reads it again.</summary>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <returns>The age, or null when only marked links are stale.</returns>
    /// <exception cref="ArgumentException">The platform's name is empty.</exception>
    TimeSpan? GetMaximumAge(string platform);
}
