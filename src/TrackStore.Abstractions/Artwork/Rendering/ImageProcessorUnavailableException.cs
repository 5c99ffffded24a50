namespace TrackStore;

/// <summary>The image processor can't work on this machine, because its native library is missing or does not fit the platform.</summary>
public sealed class ImageProcessorUnavailableException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ImageProcessorUnavailableException"/> class.</summary>
    /// <param name="message">What is missing, and what to do about it.</param>
    /// <param name="innerException">The loader's exception, or null when there is none.</param>
    public ImageProcessorUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
