namespace TrackStore;

/// <summary>A picture was rejected. Nothing was stored.</summary>
public sealed class ImageRejectedException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ImageRejectedException"/> class.</summary>
    /// <param name="rejection">Why the picture was rejected.</param>
    /// <param name="message">What is wrong with the picture, and what to do about it.</param>
    /// <param name="innerException">The exception of the image library, or null.</param>
    public ImageRejectedException(ImageRejection rejection, string message, Exception? innerException = null)
        : base(message, innerException) => Rejection = rejection;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.ImageRejected;

    /// <summary>Gets the reason of the rejection.</summary>
    public ImageRejection Rejection { get; }
}
