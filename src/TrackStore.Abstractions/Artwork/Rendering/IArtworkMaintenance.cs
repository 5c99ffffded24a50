namespace TrackStore;

/// <summary>
/// Brings pictures that are stored already to the options of today (<c>ArtworkOptions.Renditions</c>), where their originals are kept
/// (<c>ArtworkOptions.KeepOriginals</c>), and hands the originals out.
/// </summary>
/// <remarks>
/// A picture that was made with other options, and whose original is kept, is also made anew by itself, in the background, after it was asked for; whoever asked gets
/// the picture as it is at once. Every call may throw <see cref="StoreUnavailableException"/> and <see cref="SchemaVersionException"/> when the database can't
/// be used, and <see cref="OperationCanceledException"/> when it was cancelled.
/// </remarks>
public interface IArtworkMaintenance
{
    /// <summary>Counts the pictures by whether they are made as the options and the image processor of today would make them.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ImageProcessorUnavailableException">The image processor's native library can't be loaded on this platform.</exception>
    Task<RenditionStatus> GetRenditionStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the renditions of every picture anew that was made with other options or another image processor and whose original is kept. Each picture is
    /// one transaction, in which what showed the old renditions comes to show the new ones, choices of the user included. One original that can't be
    /// decoded doesn't end the run, and its picture stays as it is. A run that was cancelled or killed goes on where it was when it is started again.
    /// </summary>
    /// <param name="progress">Told after each picture, on the thread that works, or null.</param>
    /// <param name="cancellationToken">Cancels the run; the pictures that are done stay done.</param>
    /// <returns>What became of the pictures; those whose original is not kept are counted apart, and stay as they are.</returns>
    /// <exception cref="ImageProcessorUnavailableException">The image processor's native library can't be loaded on this platform.</exception>
    Task<RerenderResult> RerenderAsync(IProgress<RerenderProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the original of a picture.</summary>
    /// <param name="artworkId">The picture's identifier: <see cref="ImageInfo.ArtworkId"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The original, or null when it is not kept or there is no such picture.</returns>
    Task<ArtworkOriginal?> GetOriginalAsync(long artworkId, CancellationToken cancellationToken = default);
}
