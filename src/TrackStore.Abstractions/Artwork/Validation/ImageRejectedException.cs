namespace TrackStore;

/// <summary>A picture was refused; nothing was stored.</summary>
public sealed class ImageRejectedException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ImageRejectedException"/> class.</summary>
    /// <param name="rejection">Why the picture was refused.</param>
    /// <param name="message">What is wrong with it, and what to do about it.</param>
    /// <param name="innerException">The image library's exception, or null when there is none.</param>
    public ImageRejectedException(ImageRejection rejection, string message, Exception? innerException = null)
        : base(message, innerException) => Rejection = rejection;

    /// <summary>Gets why the picture was refused.</summary>
    public ImageRejection Rejection { get; }
}
