namespace TrackStore;

/// <summary>
/// Gives a UI its pictures without ever blocking it: reads in the background, remembers what it read and what is not there, and raises
/// events on the context of whoever subscribed. Safe to call from any thread.
/// </summary>
/// <remarks>
/// An event handler runs on the <see cref="SynchronizationContext"/> that was current when it subscribed, else on a thread-pool thread.
/// Every request that isn't cancelled raises its events, whether it was answered from memory or from the store; requests that shared one
/// read raise them once. <see cref="ImageLoadResult.NotCached"/> raises none. After the loader was disposed, no handler is called.
/// </remarks>
public interface IImageLoader : IAsyncDisposable, IDisposable
{
    /// <summary>Occurs when any picture was loaded.</summary>
    event EventHandler<ImageLoadResult.Loaded>? ImageLoaded;

    /// <summary>Occurs when any picture could not be read.</summary>
    event EventHandler<ImageLoadResult.Failed>? ImageFailed;

    /// <summary>Occurs when it turned out that there is no picture, nor a placeholder.</summary>
    event EventHandler<ImageLoadResult.Absent>? ImageAbsent;

    /// <summary>Occurs when it turned out that there is no picture, and the host's placeholder is to be shown.</summary>
    event EventHandler<ImageLoadResult.Placeholder>? PlaceholderLoaded;

    /// <summary>
    /// Occurs when pictures may be others than before: after a change was committed through this store, after an invalidation, and when a
    /// picture past its lifetime turned out to have been replaced. <see cref="ImageBinding"/> follows it by itself.
    /// </summary>
    event EventHandler<ImageChange>? ImageChanged;

    /// <summary>Occurs when a picture was loaded for a track: its own or its album's.</summary>
    event EventHandler<ImageLoadResult.Loaded>? TrackImageLoaded;

    /// <summary>Occurs when a track's picture could not be read.</summary>
    event EventHandler<ImageLoadResult.Failed>? TrackImageFailed;

    /// <summary>Occurs when a picture was loaded for an album.</summary>
    event EventHandler<ImageLoadResult.Loaded>? AlbumImageLoaded;

    /// <summary>Occurs when an album's picture could not be read.</summary>
    event EventHandler<ImageLoadResult.Failed>? AlbumImageFailed;

    /// <summary>
    /// Loads a picture: from memory when it is there, else from the store in the background. Never throws for what the store does.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">
    /// Leaves the request; the read goes on while another caller waits for it, and stops when the last one left.
    /// </param>
    /// <returns>How the request ended.</returns>
    ValueTask<ImageLoadResult> LoadAsync(ImageRequest request, CancellationToken cancellationToken = default);

    /// <summary>Loads a picture as the overload without options does.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">
    /// How it is loaded. Of the reads that wait for their turn, the most urgent starts first, and among equals the newest.
    /// </param>
    /// <param name="cancellationToken">
    /// Leaves the request; the read goes on while another caller waits for it, and stops when the last one left.
    /// </param>
    /// <returns>How the request ended.</returns>
    ValueTask<ImageLoadResult> LoadAsync(ImageRequest request, ImageLoadOptions options, CancellationToken cancellationToken = default);

    /// <summary>
    /// Loads the pictures of a page of rows. What isn't in memory is looked up in one query of the store, however many rows there are. Each
    /// request raises its events as one by itself does, when its picture is there.
    /// </summary>
    /// <param name="requests">The requests.</param>
    /// <param name="options">How they are loaded.</param>
    /// <param name="cancellationToken">Leaves the requests that haven't ended.</param>
    /// <returns>How each request ended, in the order of the requests.</returns>
    Task<IReadOnlyList<ImageLoadResult>> LoadPageAsync(
        IReadOnlyList<ImageRequest> requests,
        ImageLoadOptions options = default,
        CancellationToken cancellationToken = default);

    /// <summary>Starts to read pictures into memory that may be needed soon, such as those of the rows below the visible ones.</summary>
    /// <param name="requests">The requests, the likeliest first. They are taken over before this returns.</param>
    /// <returns>The prefetch; dispose of it when its pictures aren't needed any more.</returns>
    IImagePrefetch Prefetch(IEnumerable<ImageRequest> requests);

    /// <summary>Loads a track's picture: its own, else its album's.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Leaves the request.</param>
    /// <returns>How the request ended.</returns>
    ValueTask<ImageLoadResult> LoadTrackImageAsync(
        long trackId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default);

    /// <summary>Loads an album's picture.</summary>
    /// <param name="albumId">The album's identifier.</param>
    /// <param name="size">The rendition.</param>
    /// <param name="cancellationToken">Leaves the request.</param>
    /// <returns>How the request ended.</returns>
    ValueTask<ImageLoadResult> LoadAlbumImageAsync(
        long albumId, ImageSize size = ImageSize.Thumbnail, CancellationToken cancellationToken = default);

    /// <summary>
    /// Answers from memory at once, without waiting for input or output and without an event, so that a first paint doesn't flicker. A
    /// picture past its lifetime is given too, and looked up in the background as <see cref="ImageFreshness.StaleWhileRevalidate"/> says.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <returns>
    /// <see cref="ImageLoadResult.Loaded"/>, <see cref="ImageLoadResult.Placeholder"/> or <see cref="ImageLoadResult.Absent"/> when that is
    /// remembered, else null.
    /// </returns>
    ImageLoadResult? TryGetCached(ImageRequest request);

    /// <summary>
    /// Forgets what is remembered of a track, so that the next request reads the store. Changes made through this store do so by
    /// themselves.
    /// </summary>
    /// <param name="trackId">The track's identifier.</param>
    void InvalidateTrack(long trackId);

    /// <summary>Forgets what is remembered of an album and of the tracks that may show its picture.</summary>
    /// <param name="albumId">The album's identifier.</param>
    void InvalidateAlbum(long albumId);

    /// <summary>Forgets everything that is remembered and frees its memory.</summary>
    void Clear();

    /// <summary>
    /// Forgets the least recently used until the rest takes no more than a number of bytes, such as when a window is minimised.
    /// </summary>
    /// <param name="bytes">How many bytes may stay; zero forgets all.</param>
    void Trim(long bytes);
}
