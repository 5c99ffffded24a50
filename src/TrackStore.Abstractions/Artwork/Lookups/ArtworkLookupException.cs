namespace TrackStore;

/// <summary>
/// The exception that a lookup throws to describe a failure, and to pass on when the source may be asked again (such as from HTTP's
/// <c>Retry-After</c>). Any other exception is a failure too.
/// </summary>
public sealed class ArtworkLookupException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ArtworkLookupException"/> class.</summary>
    /// <param name="message">The reason, which is stored as <see cref="ArtworkLookup.Failed.Reason"/>.</param>
    /// <param name="retryAt">When the source may be asked again, or null to let the back-off decide.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ArtworkLookupException(string message, DateTimeOffset? retryAt = null, Exception? innerException = null)
        : base(message, innerException) => RetryAt = retryAt;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.ArtworkLookupFailed;

    /// <summary>Gets when the source may be asked again, or null when it named no time.</summary>
    public DateTimeOffset? RetryAt { get; }
}
