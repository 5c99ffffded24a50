using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Carries a result out of the HTTP stack, which wraps the exceptions of its connections.</summary>
/// <param name="result">The result of the fetch.</param>
/// <param name="innerException">The network's exception, or null.</param>
internal sealed class FetchException(
    FetchResult result,
    Exception? innerException = null) : IOException("No connection was established.", innerException)
{
    public FetchResult Result => result;
}
