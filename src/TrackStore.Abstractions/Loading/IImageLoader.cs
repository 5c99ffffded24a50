namespace TrackStore;

/// <summary>
/// Loads images for a user interface without blocking it: reads them in the background, caches them and the fact that there is none, and
/// raises events on the subscriber's synchronization context. All members are thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// A handler runs on the <see cref="SynchronizationContext"/> that was current when it subscribed, or on a thread-pool thread if there was
/// none. Every request raises its events once, whether it was answered from memory or from the database; requests that share a read raise
/// them together. No handler is called after the loader is disposed, which the services that created it do.
/// </para>
/// <para>
/// A request of several callers is canceled, and raises <see cref="Completed"/> as <see cref="ImageLoadResult.Canceled"/>, when the last of
/// them cancels it. A call that is canceled from the start, and <see cref="ImageLoadResult.NotCached"/>, raise no event: nothing was begun.
/// </para>
/// </remarks>
public interface IImageLoader
{
    /// <summary>Occurs when an image was loaded: for a track, an album or a preview.</summary>
    event EventHandler<ImageLoadResult.Loaded>? ImageLoaded;

    /// <summary>Occurs when an image was loaded for a track: its own or its album's.</summary>
    event EventHandler<ImageLoadResult.Loaded>? TrackImageLoaded;

    /// <summary>Occurs when an image was loaded for an album.</summary>
    event EventHandler<ImageLoadResult.Loaded>? AlbumImageLoaded;

    /// <summary>
    /// Occurs when a request ended, whatever its result: <see cref="ImageLoadResult.Loaded"/>, <see cref="ImageLoadResult.Placeholder"/>,
    /// <see cref="ImageLoadResult.Absent"/>, <see cref="ImageLoadResult.Failed"/> or <see cref="ImageLoadResult.Canceled"/>.
    /// </summary>
    event EventHandler<ImageLoadResult>? Completed;

    /// <summary>
    /// Occurs when tracks or albums may show other images than before: after a committed change, after an invalidation, and when
    /// revalidation found that a stale image was replaced. <see cref="ImageBinding"/> and <see cref="ImageBinding{TBitmap}"/> handle this
    /// event themselves.
    /// </summary>
    event EventHandler<ImageChange>? Changed;

    /// <summary>
    /// Loads an image from memory, or else in the background: from the database, or a preview from the platform's server. An error of
    /// either is a result, not an exception.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels this request. A shared read continues until its last request is canceled.</param>
    /// <returns>The result of the request.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The request has an undefined enum value.</exception>
    /// <exception cref="ArgumentException">The request is for nothing, or both for a track or album and for a preview.</exception>
    ValueTask<ImageLoadResult> LoadAsync(ImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Loads an image from memory, or else in the background: from the database, or a preview from the platform's server. An error of
    /// either is a result, not an exception.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="options">
    /// How to load the image. Among the reads waiting to start, the most urgent starts first; among equally urgent ones, the newest.
    /// </param>
    /// <param name="cancellationToken">Cancels this request. A shared read continues until its last request is canceled.</param>
    /// <returns>The result of the request.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The request or the options have an undefined enum value.</exception>
    /// <exception cref="ArgumentException">The request is for nothing, or both for a track or album and for a preview.</exception>
    ValueTask<ImageLoadResult> LoadAsync(ImageRequest request, ImageRequestOptions options, CancellationToken cancellationToken = default);

    /// <summary>
    /// Loads the images of a page of rows. One query looks up all rows that are not in memory. Each request raises its events as soon as
    /// its image is loaded.
    /// </summary>
    /// <param name="requests">The requests.</param>
    /// <param name="options">How to load the images.</param>
    /// <param name="cancellationToken">Cancels the requests that have not ended.</param>
    /// <returns>The results, in the order of the requests.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A request or the options have an undefined enum value.</exception>
    Task<IReadOnlyList<ImageLoadResult>> LoadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        ImageRequestOptions options = default,
        CancellationToken cancellationToken = default);

    /// <summary>Starts to read images into memory that may be needed soon, such as those of the rows below the visible ones.</summary>
    /// <param name="requests">The requests, the most likely first. They are copied before the method returns.</param>
    /// <returns>The prefetch. Dispose it when its images are no longer needed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A request has an undefined enum value.</exception>
    IImagePrefetch Prefetch(IEnumerable<ImageRequest> requests);

    /// <summary>Loads a track's own image, or else its album's.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Cancels this request.</param>
    /// <returns>The result of the request.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is not defined.</exception>
    ValueTask<ImageLoadResult> LoadTrackImageAsync(
        long trackId,
        ImageSize size = ImageSize.Thumbnail,
        CancellationToken cancellationToken = default);

    /// <summary>Loads an album's image.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Cancels this request.</param>
    /// <returns>The result of the request.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is not defined.</exception>
    ValueTask<ImageLoadResult> LoadAlbumImageAsync(
        long albumId,
        ImageSize size = ImageSize.Thumbnail,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds a result in memory without waiting and without raising an event, so that a first paint doesn't flicker. A stale image is
    /// returned too, and revalidated in the background as described for <see cref="ImageFreshness.StaleWhileRevalidate"/>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <returns>
    /// A cached <see cref="ImageLoadResult.Loaded"/>, <see cref="ImageLoadResult.Placeholder"/> or <see cref="ImageLoadResult.Absent"/>, or
    /// null when none is cached.
    /// </returns>
    ImageLoadResult? TryGetCached(ImageRequest request);

    /// <summary>
    /// Removes the results of a track, or of an album and the tracks that may show its image, from memory, so that their next requests
    /// read the database. Changes made through the store do this themselves.
    /// </summary>
    /// <param name="owner">The track or album.</param>
    /// <exception cref="ArgumentException">The owner is the default value.</exception>
    void Invalidate(ArtworkOwner owner);

    /// <summary>Removes all results from memory.</summary>
    void Clear();

    /// <summary>Removes the least recently used results until the rest fits, for example when a window is minimized.</summary>
    /// <param name="bytes">The number of bytes that may stay; zero removes all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    void Trim(long bytes);
}
