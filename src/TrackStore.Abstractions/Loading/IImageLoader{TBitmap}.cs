namespace TrackStore;

/// <summary>
/// Loads images as a user interface's bitmaps: loads them with <see cref="IImageLoader"/>, decodes each once with the host's
/// <see cref="IImageDecoder{TBitmap}"/>, and caches the bitmaps within a limit of decoded bytes. All members are thread-safe.
/// </summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
public interface IImageLoader<TBitmap>
    where TBitmap : class
{
    /// <summary>Occurs when tracks or albums may show other images than before, like <see cref="IImageLoader.Changed"/>.</summary>
    event EventHandler<ImageChange>? Changed;

    /// <summary>
    /// Loads and decodes an image. Callers of the same image share one read and one decode. An error of the database or the decoder is a
    /// result, not an exception. A failed decode is not tried again before <c>ImageLoaderOptions.FailureLifetime</c> has passed.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="options">How to load the image.</param>
    /// <param name="cancellationToken">Cancels this request. Shared work continues until its last request is canceled.</param>
    /// <returns>The result and, if there is one, the bitmap. Dispose the lease when the bitmap is no longer on screen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The request or the options have an undefined enum value.</exception>
    ValueTask<ImageLease<TBitmap>> LoadAsync(
        ImageRequest request,
        ImageRequestOptions options = default,
        CancellationToken cancellationToken = default);

    /// <summary>Finds a result in memory without waiting, so that a first paint doesn't flicker.</summary>
    /// <param name="request">The request.</param>
    /// <returns>
    /// The decoded bitmap or the cached absence of an image, or null when neither is in memory. Dispose the lease when the bitmap is no
    /// longer on screen.
    /// </returns>
    ImageLease<TBitmap>? TryGetCached(ImageRequest request);

    /// <summary>Removes the least recently used bitmaps from memory until the rest fits. Bitmaps on screen remain valid.</summary>
    /// <param name="bytes">The number of bytes that may stay; zero removes all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    void Trim(long bytes);
}
