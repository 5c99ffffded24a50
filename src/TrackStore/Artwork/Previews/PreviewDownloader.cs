using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Artwork.Downloads.Queue;

namespace TrackStore.Artwork.Previews;

/// <summary>Downloads previews, except from hosts that must not be contacted now.</summary>
internal sealed class PreviewDownloader(IArtworkFetcher fetcher, HostBackoff backoff)
{
    /// <summary>Downloads a picture.</summary>
    /// <param name="url">The address, valid or not.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArtworkPreviewException">The host must not be contacted now.</exception>
    public async Task<FetchResult> FetchAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address))
            return new FetchResult.Refused(FetchError.InvalidUrl, "The picture's URL is invalid.", IsFinal: true);
        if (backoff.FindPause(url) is { } pause)
            throw PreviewFailures.Paused(address.Host, pause);
        return await fetcher.FetchAsync(address, known: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Remembers what a result says about the host.</summary>
    /// <param name="url">The address.</param>
    /// <param name="result">The result.</param>
    /// <param name="retryAt">When the address is requested again, or null.</param>
    public void Note(string url, FetchResult result, DateTimeOffset? retryAt)
    {
        if (result is FetchResult.Unreachable)
            backoff.PauseUnreachable(url);
        else if (result is FetchResult.Failed { ConcernsHost: true } && retryAt is { } time)
            backoff.PauseUntil(url, time);
    }
}
