namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Downloads pictures from addresses that nobody vouches for. One instance serves the whole store, from any thread.</summary>
internal interface IArtworkFetcher
{
    /// <summary>Downloads a picture, or says why not. Waits for its turn first: downloads are bounded, in all and for each host.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="known">What tells the version that is here already, so that it isn't sent again; null when none is.</param>
    /// <param name="cancellationToken">Ends the wait and the download.</param>
    /// <returns>How it ended. Whatever servers and networks do comes as a result, never as an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller left, or the fetcher was disposed meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The fetcher was disposed before.</exception>
    Task<FetchResult> FetchAsync(Uri url, CacheValidators? known, CancellationToken cancellationToken);
}
