namespace TrackStore;

/// <summary>
/// Applies the current options (<c>ArtworkOptions.Renditions</c>) to pictures that are already stored, where their originals are kept
/// (<c>ArtworkOptions.KeepOriginals</c>), and reads the originals.
/// </summary>
/// <remarks>
/// A picture that was made with other options, and whose original is kept, is also rerendered in the background after it is read; the
/// reader gets the stored renditions without waiting. Every call may throw <see cref="StoreUnavailableException"/> or
/// <see cref="SchemaVersionException"/> when the database can't be used, and <see cref="OperationCanceledException"/> when it is canceled.
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
    /// Rerenders every picture that was made with other options or another image processor and whose original is kept. Each picture is
    /// replaced in one transaction wherever it is shown, and the user's choices are kept. An original that can't be decoded does not stop
    /// the run; its picture is unchanged. A run that was canceled or killed continues where it stopped when it is started again.
    /// </summary>
    /// <param name="progress">Reports after each picture, on the working thread; or null.</param>
    /// <param name="cancellationToken">Cancels the run. Pictures that are already rerendered stay rerendered.</param>
    /// <returns>The counts. Pictures whose originals are not kept are counted separately and are unchanged.</returns>
    /// <exception cref="ImageProcessorUnavailableException">
    /// The image processor's native library can't be loaded on this platform.
    /// </exception>
    Task<RerenderResult> RerenderAsync(IProgress<RerenderProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the original of a picture.</summary>
    /// <param name="artworkId">The picture's identifier: <see cref="ImageInfo.ArtworkId"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The original, or null when it is not kept or the picture does not exist.</returns>
    Task<ArtworkOriginal?> GetOriginalAsync(long artworkId, CancellationToken cancellationToken = default);
}
