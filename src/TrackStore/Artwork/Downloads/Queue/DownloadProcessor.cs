using Microsoft.Extensions.Logging;
using TrackStore.Artwork.Downloads.Http;
using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Validation;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Makes one download from its address to the last link, and writes down how it ended.</summary>
internal sealed class DownloadProcessor(
    IArtworkFetcher fetcher,
    ImageValidator validator,
    RenditionRenderer renderer,
    DownloadStore results,
    DownloadMetrics telemetry)
{
    /// <summary>Runs a download. Whatever the server, the network and the picture do comes as a result; what the database does, as an exception.</summary>
    /// <param name="download">The download.</param>
    /// <param name="pauses">Takes note of hosts that are to be left alone.</param>
    /// <param name="logger">Hears of what can't be explained otherwise.</param>
    /// <param name="cancellationToken">Ends it. Nothing has changed then, unless it had ended already.</param>
    /// <returns>How it ended.</returns>
    public async Task<DownloadOutcome> RunAsync(DueDownload download, HostBackoff pauses, ILogger logger, CancellationToken cancellationToken)
    {
        DownloadOutcome end = await results.IsWantedAsync(download, cancellationToken).ConfigureAwait(false)
            ? await FetchAsync(download, pauses, logger, cancellationToken).ConfigureAwait(false)
            : DownloadOutcome.Void;
        telemetry.Ended(end);
        return end;
    }

    private async Task<DownloadOutcome> FetchAsync(DueDownload download, HostBackoff pauses, ILogger logger, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(download.Url, UriKind.Absolute, out Uri? url))
        {
            await results.SetRefusedAsync(download, "The address is no URL.", isNetworks: false, cancellationToken).ConfigureAwait(false);
            return DownloadOutcome.Refused;
        }

        FetchResult fetched = await fetcher.FetchAsync(url, download.Known, cancellationToken).ConfigureAwait(false);
        switch (fetched)
        {
            case FetchResult.Content content:
                telemetry.Received(content.Data.Length);
                return await TakeAsync(download, content, logger, cancellationToken).ConfigureAwait(false);
            case FetchResult.NotModified unchanged:
                return await results.RenewAsync(download, unchanged.Validators, cancellationToken).ConfigureAwait(false) ? DownloadOutcome.Unchanged : DownloadOutcome.Void;
            case FetchResult.Absent:
                await results.SetAbsentAsync(download, cancellationToken).ConfigureAwait(false);
                return DownloadOutcome.Absent;
            case FetchResult.Refused refused:
                await results.SetRefusedAsync(download, refused.Message, isNetworks: !refused.DecidedByUrl, cancellationToken).ConfigureAwait(false);
                return DownloadOutcome.Refused;
            case FetchResult.Failed failed:
                await FailAsync(download, failed, pauses, cancellationToken).ConfigureAwait(false);
                return DownloadOutcome.Failed;
            default:
                pauses.AddOutage(download.Url);
                return DownloadOutcome.Offline;
        }
    }

    private async Task FailAsync(DueDownload download, FetchResult.Failed failed, HostBackoff pauses, CancellationToken cancellationToken)
    {
        bool isCounted = failed.Reason is not (FetchFailure.TimedOut or FetchFailure.CutOff or FetchFailure.ConnectionLost);
        DateTime retryAt = await results.SetFailedAsync(download, failed.Message, failed.NotBefore, isCounted, cancellationToken).ConfigureAwait(false);

        // What the host says of one picture in these words holds for all that it has.
        if (failed.Reason == FetchFailure.RateLimited || (failed.Reason == FetchFailure.ServerError && failed.NotBefore is not null))
            pauses.Add(download.Url, new DateTimeOffset(DateTime.SpecifyKind(retryAt, DateTimeKind.Utc)));
    }

    private async Task<DownloadOutcome> TakeAsync(DueDownload download, FetchResult.Content content, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await StoreAsync(download, content, cancellationToken).ConfigureAwait(false);
            return DownloadOutcome.Done;
        }
        catch (ImageRejectedException rejected) when (rejected.Rejection == ImageRejection.KnownPlaceholder)
        {
            await results.SetAbsentAsync(download, cancellationToken).ConfigureAwait(false);
            return DownloadOutcome.Absent;
        }
        catch (ImageRejectedException rejected)
        {
            Log.ArtworkUnusable(logger, rejected, UrlValidator.ForLog(new Uri(download.Url)));
            await results.SetRefusedAsync(download, rejected.Message, isNetworks: false, cancellationToken).ConfigureAwait(false);
            return DownloadOutcome.Refused;
        }
    }

    private async Task StoreAsync(DueDownload download, FetchResult.Content content, CancellationToken cancellationToken)
    {
        ValidatedImage image = await Task.Run(() => validator.Validate(content.Data), cancellationToken).ConfigureAwait(false);
        (ImageSource Source, ArtworkKey Key) picture = (image.Source, renderer.KeyOf(image.Hash));
        bool isStored = await results.IsStoredAsync(picture.Key, cancellationToken).ConfigureAwait(false);
        RenderedArtwork? made = isStored ? null : await renderer.RenderAsync(picture.Key, picture.Source, cancellationToken).ConfigureAwait(false);
        while (!await results.StoreAsync(download, content.Validators, picture, made, cancellationToken).ConfigureAwait(false))
        {
            // The stored picture was swept before the link to it was written.
            made = await renderer.RenderAsync(picture.Key, picture.Source, cancellationToken).ConfigureAwait(false);
        }
    }
}
