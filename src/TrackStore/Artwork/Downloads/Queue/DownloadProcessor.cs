using Microsoft.Extensions.Logging;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Validation;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Processes one download: fetches the picture, stores it for all its targets, and records the result.</summary>
internal sealed class DownloadProcessor(
    IArtworkFetcher fetcher,
    ImageValidator validator,
    ArtworkAcquirer acquirer,
    DownloadStore store,
    DownloadMetrics metrics)
{
    /// <summary>
    /// Processes a download. Failures of servers, networks and pictures are results; failures of the database are exceptions.
    /// </summary>
    /// <param name="download">The download.</param>
    /// <param name="backoff">Receives the hosts that must not be contacted for a while.</param>
    /// <param name="claims">Receives the downloads that another process may accept, unless a sync of this process requested them.</param>
    /// <param name="logger">Receives pictures that can't be decoded.</param>
    /// <param name="cancellationToken">Cancels the download. Nothing has changed then, unless it had already ended.</param>
    /// <returns>
    /// The result, or null when the download was discarded: nothing needs it, another process ended it meanwhile, or it has to start from
    /// the beginning. It has not ended when it stays in the queue unchanged.
    /// </returns>
    public async Task<(FetchResult? Result, bool HasEnded)> RunAsync(
        DueDownload download,
        HostBackoff backoff,
        DownloadClaims claims,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        bool hasEnded = true;
        FetchResult? result = await store.IsWantedAsync(download, cancellationToken).ConfigureAwait(false)
            ? await AcquireAsync(download, logger, cancellationToken).ConfigureAwait(false)
            : null;
        switch (result)
        {
            case FetchResult.Unreachable:
                backoff.PauseUnreachable(download.Url);
                hasEnded = false;
                break;
            case FetchResult.Refused { DependsOnProcess: true } when !claims.IsClaimed(download.Id):
                claims.Skip(download.Id);
                hasEnded = false;
                break;
            case FetchResult.Absent or FetchResult.Refused or FetchResult.Failed:
                (DateTime dueAt, bool isStored) = await store.SetStatusAsync(download, result, cancellationToken).ConfigureAwait(false);
                if (result is FetchResult.Failed { ConcernsHost: true })
                    backoff.PauseUntil(download.Url, new DateTimeOffset(DateTime.SpecifyKind(dueAt, DateTimeKind.Utc)));
                if (!isStored)
                    result = null;
                break;
        }

        metrics.Add(result);
        return (result, hasEnded);
    }

    private async Task<FetchResult?> AcquireAsync(DueDownload download, ILogger logger, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(download.Url, UriKind.Absolute, out Uri? url))
            return new FetchResult.Refused(FetchError.InvalidUrl, "The picture's URL is invalid.", IsFinal: true);

        FetchResult result = await fetcher.FetchAsync(url, download.Known, cancellationToken).ConfigureAwait(false);
        switch (result)
        {
            case FetchResult.Content content:
                metrics.AddBytes(content.Data.Length);
                return await StoreAsync(download, content, logger, cancellationToken).ConfigureAwait(false);
            case FetchResult.NotModified unchanged:
                bool isStored = await store.RenewAsync(download, unchanged.Validators, cancellationToken).ConfigureAwait(false);
                return isStored ? result : null;
            default:
                return result;
        }
    }

    private async Task<FetchResult> StoreAsync(
        DueDownload download,
        FetchResult.Content content,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        ValidatedImage? image = null;
        try
        {
            image = await Task.Run(() => validator.Validate(content.Data), cancellationToken).ConfigureAwait(false);
            await acquirer.StoreAsync(
                image,
                (rows, artwork) => store.SetDone(rows, download, artwork, image.Hash, content.Validators),
                static (_, _) => Task.FromResult(true),
                cancellationToken).ConfigureAwait(false);
            return content;
        }
        catch (ImageRejectedException rejected)
        {
            var result = FetchResult.Of(rejected);
            if (result is not FetchResult.Refused refused)
                return result;
            Log.ArtworkUnusable(logger, rejected, UrlRedactor.ForLog(new Uri(download.Url)));

            // Only the image processor refuses the format of a validated picture, such as AVIF without a suitable libvips.
            bool isProcessors = image is not null && refused.Error == FetchError.UnsupportedFormat;
            return refused with { IsFinal = true, DependsOnProcess = refused.DependsOnProcess || isProcessors };
        }
    }
}
