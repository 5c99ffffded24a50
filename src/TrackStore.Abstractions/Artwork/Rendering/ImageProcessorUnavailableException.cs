namespace TrackStore;

/// <summary>
/// The image processor can't be used on this machine, because its native library is missing or does not fit the platform.
/// </summary>
public sealed class ImageProcessorUnavailableException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ImageProcessorUnavailableException"/> class.</summary>
    /// <param name="message">What is missing, and what to do about it.</param>
    /// <param name="innerException">The exception of the library loader, or null.</param>
    public ImageProcessorUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.ImageProcessorUnavailable;
}
