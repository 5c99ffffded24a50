namespace TrackStore;

/// <summary>Lists the durable queue in which synchronization puts the pictures to download, and tries failed ones again.</summary>
/// <remarks>
/// The queue keeps a picture's address with its result, so that the same picture isn't downloaded again for another track. Every call may
/// throw <see cref="StoreUnavailableException"/> or <see cref="SchemaVersionException"/> when the database can't be used, and
/// <see cref="OperationCanceledException"/> when it is canceled.
/// </remarks>
public interface IArtworkDownloads
{
    /// <summary>Lists the downloads of a state in the order of their next attempts.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A page.</returns>
    /// <exception cref="ArgumentException">The cursor is invalid, or belongs to another list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page size is out of its range.</exception>
    Task<ArtworkDownloadPage> ListAsync(ArtworkDownloadQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the downloads by which tracks get the picture that a platform names for them: their own, else that of their album.
    /// </summary>
    /// <param name="trackIds">The tracks.</param>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The downloads by track. A track for which the platform has named no picture is left out.</returns>
    /// <exception cref="ArgumentException">The platform's name is empty.</exception>
    Task<IReadOnlyDictionary<long, ArtworkDownload>> FindAsync(
        IReadOnlyCollection<long> trackIds, string platform, CancellationToken cancellationToken = default);

    /// <summary>Counts the downloads of each state.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    Task<ArtworkDownloadCounts> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes downloads due that failed, that found no picture, or whose picture was refused, and starts them in the background. Others are
    /// left alone.
    /// </summary>
    /// <param name="downloadIds">The downloads (<see cref="ArtworkDownload.Id"/>).</param>
    /// <param name="cancellationToken">Cancels the call. What was made due stays due.</param>
    /// <returns>The number of downloads that were made due.</returns>
    Task<int> RetryAsync(IReadOnlyCollection<long> downloadIds, CancellationToken cancellationToken = default);

    /// <summary>Makes all downloads of a state due, a few hundred in a transaction, and starts them in the background.</summary>
    /// <param name="state">
    /// <see cref="ArtworkDownloadState.Failed"/>, <see cref="ArtworkDownloadState.Absent"/> or <see cref="ArtworkDownloadState.Refused"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call. What was made due stays due.</param>
    /// <returns>The number of downloads that were made due.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is another state.</exception>
    Task<int> RetryAllAsync(ArtworkDownloadState state = ArtworkDownloadState.Failed, CancellationToken cancellationToken = default);
}
