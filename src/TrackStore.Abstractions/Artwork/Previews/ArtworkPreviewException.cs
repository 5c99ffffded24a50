namespace TrackStore;

/// <summary>
/// The <see cref="ImageLoadResult.Failed.Error"/> of a preview that could not be downloaded. It is not thrown. A picture that was
/// downloaded and rejected is an <see cref="ImageRejectedException"/>.
/// </summary>
public sealed class ArtworkPreviewException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ArtworkPreviewException"/> class.</summary>
    /// <param name="failure">The reason.</param>
    /// <param name="message">What went wrong, and what to do about it.</param>
    /// <param name="retryAt">When the address may be requested again, or null when that makes sense at once.</param>
    public ArtworkPreviewException(ArtworkPreviewFailure failure, string message, DateTimeOffset? retryAt = null)
        : base(message)
    {
        Failure = failure;
        RetryAt = retryAt;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.ArtworkPreviewFailed;

    /// <summary>Gets the reason.</summary>
    public ArtworkPreviewFailure Failure { get; }

    /// <summary>
    /// Gets the time, in UTC, from which the loader requests the address again; until then it returns this failure. Null when the next load
    /// requests it again.
    /// </summary>
    public DateTimeOffset? RetryAt { get; }
}
