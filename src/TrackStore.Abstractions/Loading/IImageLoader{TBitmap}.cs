namespace TrackStore;

/// <summary>
/// Gives a user interface its pictures as bitmaps of its own kind: loaded as <see cref="IImageLoader"/> does, decoded once by the host's
/// <see cref="IImageDecoder{TBitmap}"/>, and kept within a limit of decoded bytes. Safe to call from any thread.
/// </summary>
/// <typeparam name="TBitmap">The user interface's bitmap.</typeparam>
public interface IImageLoader<TBitmap> : IDisposable
    where TBitmap : class
{
    /// <summary>Loads and decodes a picture. Callers who want the same picture share one read and one decode. Never throws for what store
    /// or decoder do; a decode
    /// that failed is not tried again before <c>ImageLoaderOptions.FailureLifetime</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">How it is loaded.</param>
    /// <param name="cancellationToken">Leaves the request; the work goes on while another caller waits for it.</param>
    /// <returns>How the request ended. Dispose of it when its bitmap isn't shown any more.</returns>
    ValueTask<ImageLease<TBitmap>> LoadAsync(
        ImageRequest request, ImageLoadOptions options = default, CancellationToken cancellationToken = default);

    /// <summary>Answers from memory at once, so that a first paint doesn't flicker.</summary>
    /// <param name="request">The request.</param>
    /// <returns>
    /// The bitmap's lease, or that there is no picture, when that is remembered; else null. Dispose of it when its bitmap isn't shown any
    /// more.
    /// </returns>
    ImageLease<TBitmap>? TryGetCached(ImageRequest request);

    /// <summary>
    /// Forgets the least recently used bitmaps until the rest takes no more than a number of bytes. Those on screen stay valid.
    /// </summary>
    /// <param name="bytes">How many bytes may stay; zero forgets all.</param>
    void Trim(long bytes);
}
