namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Carries an outage out of the HTTP stack, which wraps what its connections throw.</summary>
/// <param name="cause">What could not be done.</param>
/// <param name="innerException">What the network said, or null.</param>
internal sealed class FetchOutageException(FetchOutage cause, Exception? innerException)
    : IOException("No connection could be made.", innerException)
{
    public FetchOutage Cause => cause;
}
