namespace TrackStore;

/// <summary>Turns encoded pictures into the bitmaps of a user interface. Called from several thread-pool threads at once.</summary>
/// <typeparam name="TBitmap">
/// The user interface's bitmap. One that is disposable is disposed, on any thread, when it is neither kept nor shown any more.
/// </typeparam>
public interface IImageDecoder<TBitmap>
    where TBitmap : class
{
    /// <summary>Decodes a picture.</summary>
    /// <param name="image">The picture; <see cref="Image.OpenRead"/> gives its bytes as a stream.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the bitmap any more.</param>
    /// <returns>The bitmap. It belongs to the loader from then on.</returns>
    ValueTask<TBitmap> DecodeAsync(Image image, CancellationToken cancellationToken);

    /// <summary>Tells how many bytes of memory a bitmap takes: usually width times height times four.</summary>
    /// <param name="bitmap">The bitmap.</param>
    /// <returns>The number of bytes.</returns>
    long GetByteCount(TBitmap bitmap);
}
