using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Downloads pictures from untrusted URLs. One instance serves the whole store, from any thread.</summary>
internal interface IArtworkFetcher
{
    /// <summary>Downloads a picture. Waits first while too many downloads are running, in total or from the same host.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="known">The validators of the version that is stored, so that it isn't sent again; null when none is stored.</param>
    /// <param name="cancellationToken">Cancels the wait and the download.</param>
    /// <returns>The result. Failures of servers and networks are results, never exceptions.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled, or the fetcher was disposed during the call.</exception>
    /// <exception cref="ObjectDisposedException">The fetcher was disposed before the call.</exception>
    Task<FetchResult> FetchAsync(Uri url, CacheValidators? known, CancellationToken cancellationToken);
}
