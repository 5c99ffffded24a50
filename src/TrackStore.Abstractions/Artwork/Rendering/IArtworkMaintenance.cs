namespace TrackStore;

/// <summary>
/// Rerenders stored pictures with the current options (<c>ArtworkOptions.Renditions</c>), reads kept originals, and deletes unused
/// pictures.
/// </summary>
/// <remarks>
/// <para>
/// Only pictures whose originals are kept (<c>ArtworkOptions.KeepOriginals</c>) can be rerendered. Reading a picture that was made with
/// other options also rerenders it in the background; the reader gets the stored renditions without waiting.
/// </para>
/// <para>
/// The library remembers which options replaced which, so that processes with different options don't rerender each other's pictures in
/// turns. Options that others have replaced therefore come back only when
/// <see cref="RerenderAsync(IProgress{RerenderProgress}, CancellationToken)"/> is called with them.
/// </para>
/// <para>
/// Every call may throw <see cref="StoreUnavailableException"/> or <see cref="SchemaVersionException"/> when the database can't be used,
/// and <see cref="OperationCanceledException"/> when it is canceled.
/// </para>
/// </remarks>
public interface IArtworkMaintenance
{
    /// <summary>Counts the pictures by whether they match the current options and image processor.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ImageProcessorUnavailableException">
    /// The image processor's native library can't be loaded on this platform.
    /// </exception>
    Task<RenditionStatus> GetRenditionStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Rerenders every picture that was made with other options or another image processor and whose original is kept.
    /// </summary>
    /// <remarks>
    /// Each picture is replaced in one transaction wherever it is shown, and the user's choices are kept. An original that can't be decoded
    /// does not stop the run; its picture stays unchanged. After a canceled or killed run, the next one processes the remaining pictures.
    /// </remarks>
    /// <param name="progress">Reports after each picture, on the working thread; or null.</param>
    /// <param name="cancellationToken">Cancels the run. Pictures that are already rerendered stay rerendered.</param>
    /// <returns>The counts. Pictures whose originals are not kept are counted separately and are unchanged.</returns>
    /// <exception cref="ImageProcessorUnavailableException">
    /// The image processor's native library can't be loaded on this platform.
    /// </exception>
    Task<RerenderResult> RerenderAsync(IProgress<RerenderProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Rerenders one picture if it was made with other options or another image processor, and adds renditions that are missing, as after
    /// damage to the database.
    /// </summary>
    /// <param name="artworkId">The picture: <see cref="ArtworkCandidate.ArtworkId"/>. A picture that is rerendered gets another id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ImageRejectedException">The original can't be decoded. The picture is unchanged.</exception>
    /// <exception cref="ImageProcessorUnavailableException">
    /// The image processor's native library can't be loaded on this platform.
    /// </exception>
    Task<RerenderOutcome> RerenderAsync(long artworkId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the pictures that no track or album has had for some time, with their renditions and originals. Pictures that undoing or
    /// redoing a change would need stay.
    /// </summary>
    /// <remarks>It deletes 20 pictures in a transaction, so that reads never wait, and writes only for one of these.</remarks>
    /// <param name="unusedFor">
    /// For how long nothing must have had a picture, zero or more; or null for <c>ArtworkOptions.KeepUnusedFor</c>.
    /// </param>
    /// <param name="progress">Reports after each transaction, on the working thread; or null.</param>
    /// <param name="cancellationToken">Cancels the sweep. What was deleted stays deleted.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    Task<ArtworkSweepResult> SweepAsync(
        TimeSpan? unusedFor = null,
        IProgress<ArtworkSweepResult>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads the original of a picture.</summary>
    /// <param name="artworkId">The picture's identifier: <see cref="ImageInfo.ArtworkId"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The original, or null when it is not kept or the picture does not exist.</returns>
    Task<ArtworkOriginal?> GetOriginalAsync(long artworkId, CancellationToken cancellationToken = default);
}
