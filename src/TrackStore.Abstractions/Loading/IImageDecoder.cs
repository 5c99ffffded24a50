namespace TrackStore;

/// <summary>Decodes images to the bitmaps of a user interface. Called from several thread-pool threads at once.</summary>
/// <typeparam name="TBitmap">
/// The user interface's bitmap. If it is disposable, the loader disposes it, on any thread, once it is neither cached nor on screen.
/// </typeparam>
public interface IImageDecoder<TBitmap>
    where TBitmap : class
{
    /// <summary>Decodes an image.</summary>
    /// <param name="image">The encoded image; <see cref="Image.OpenRead"/> returns its bytes as a stream.</param>
    /// <param name="cancellationToken">Canceled when no caller waits for the bitmap any more.</param>
    /// <returns>The bitmap, which the loader then owns.</returns>
    ValueTask<TBitmap> DecodeAsync(Image image, CancellationToken cancellationToken);

    /// <summary>Gets the size of a bitmap in memory, usually its width times its height times four.</summary>
    /// <param name="bitmap">The bitmap.</param>
    /// <returns>The number of bytes.</returns>
    long GetByteCount(TBitmap bitmap);
}
