namespace TrackStore;

/// <summary>
/// Takes what platforms say of tracks into the library: the platform's layer, its link, its genres, and its pictures by way of a durable queue. What the
/// user edited, pinned or chose is never touched.
/// </summary>
/// <remarks>
/// <para>
/// Tracks are stored in transactions of a few hundred, each whole or not at all. A run that is killed or cancelled leaves what it had committed; running the
/// same again ends in the same state, and running it twice changes nothing. A platform that can't be reached ends the run early
/// (<see cref="SyncResult.Interruption"/>), marks nothing absent and deletes nothing.
/// </para>
/// <para>
/// Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't be used, and
/// <see cref="OperationCanceledException"/> when it was cancelled.
/// </para>
/// </remarks>
public interface ITrackSynchronizer
{
    /// <summary>Takes a stream of tracks in.</summary>
    /// <param name="tracks">The tracks; read once and never held as a whole.</param>
    /// <param name="options">How the run is to go, or null for the defaults.</param>
    /// <param name="progress">Hears of each committed part, or null.</param>
    /// <param name="cancellationToken">Cancels the run; what was committed stays.</param>
    /// <returns>What was done.</returns>
    Task<SyncResult> SyncAsync(
        IAsyncEnumerable<PlatformTrack> tracks,
        SyncOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Takes one track in, such as the search result that was clicked.</summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was done with it; its picture is queued, and downloaded in the background.</returns>
    Task<SyncItem> SyncAsync(PlatformTrack track, CancellationToken cancellationToken = default);

    /// <summary>Takes tracks in by their ids on a platform.</summary>
    /// <param name="platform">The platform's name; its client is a registered <see cref="IPlatformClient"/>.</param>
    /// <param name="platformIds">The ids.</param>
    /// <param name="options">How the run is to go, or null for the defaults.</param>
    /// <param name="progress">Hears of each committed part, or null.</param>
    /// <param name="cancellationToken">Cancels the run; what was committed stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">No client of this platform is registered.</exception>
    Task<SyncResult> SyncAsync(
        string platform,
        IReadOnlyCollection<string> platformIds,
        SyncOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Takes all in that the user keeps on a platform.</summary>
    /// <param name="platform">The platform's name; its client is a registered <see cref="IPlatformClient"/>.</param>
    /// <param name="options">How the run is to go, or null for the defaults.</param>
    /// <param name="progress">Hears of each committed part, or null.</param>
    /// <param name="cancellationToken">Cancels the run; what was committed stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">No client of this platform is registered.</exception>
    Task<SyncResult> SyncLibraryAsync(
        string platform,
        SyncOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the platforms again for all tracks whose link is stale: marked, or last synchronised longer ago than the age that the options give its platform.
    /// What is stored is compared with the answer, and only what changed is written.
    /// </summary>
    /// <param name="platform">The platform's name, or null for all whose client is registered.</param>
    /// <param name="options">How the run is to go, or null for the defaults.</param>
    /// <param name="progress">Hears of each committed part, or null.</param>
    /// <param name="cancellationToken">Cancels the run; what was committed stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">No client of this platform is registered.</exception>
    Task<SyncResult> RefreshAsync(
        string? platform = null,
        SyncOptions? options = null,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Tells what taking tracks in would do, without writing anything.</summary>
    /// <param name="tracks">The tracks; read once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What would be done with each.</returns>
    IAsyncEnumerable<SyncItem> PreviewAsync(IAsyncEnumerable<PlatformTrack> tracks, CancellationToken cancellationToken = default);

    /// <summary>Downloads the queued pictures that are due, and waits for them.</summary>
    /// <param name="progress">Hears of each picture, or null.</param>
    /// <param name="cancellationToken">Cancels the call; what is not downloaded stays in the queue.</param>
    /// <returns>What became of the pictures.</returns>
    Task<SyncProgress> DownloadArtworkAsync(IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default);
}
