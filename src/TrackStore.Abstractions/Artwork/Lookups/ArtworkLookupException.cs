namespace TrackStore;

/// <summary>
/// A source could not be asked for a picture. A look throws it to say in its own words what went wrong, and when the source wants to be asked again
/// (such as HTTP's <c>Retry-After</c>); any other exception is a failure too.
/// </summary>
public sealed class ArtworkLookupException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ArtworkLookupException"/> class.</summary>
    /// <param name="message">What went wrong; it is remembered as <see cref="ArtworkLookup.Failed.Reason"/>.</param>
    /// <param name="retryAt">From when on the source may be asked again, or null to leave that to the back-off.</param>
    /// <param name="innerException">The cause, or null when there is none.</param>
    public ArtworkLookupException(string message, DateTimeOffset? retryAt = null, Exception? innerException = null)
        : base(message, innerException) => RetryAt = retryAt;

    /// <summary>Gets from when on the source may be asked again, or null when it didn't say.</summary>
    public DateTimeOffset? RetryAt { get; }
}
