using TrackStore.Artwork.Downloads.Queue;

namespace TrackStore.Sync;

/// <summary>Downloads the pictures that syncs have queued.</summary>
internal sealed class SyncDownloads(ArtworkDownloadWorker downloads)
{
    /// <summary>Downloads the pictures of a run, or starts their download in the background.</summary>
    public async Task EndAsync(
        SyncRunOptions options,
        DownloadBatch batch,
        SyncCounters counters,
        IProgress<SyncProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (!options.IncludeArtwork)
            return;
        downloads.Claim(batch.Ids);
        if (options.WaitForArtwork)
            await RunAsync(batch, counters, progress, cancellationToken).ConfigureAwait(false);
        else
            downloads.Wake();
    }

    /// <summary>Downloads what is due and counts it.</summary>
    public async Task RunAsync(
        DownloadBatch? batch,
        SyncCounters counters,
        IProgress<SyncProgress>? progress,
        CancellationToken cancellationToken)
    {
        try
        {
            Count(await downloads.RunAsync(
                batch,
                counts =>
                {
                    Count(counts);
                    progress?.Report(counters.ToProgress());
                },
                cancellationToken).ConfigureAwait(false));
            progress?.Report(counters.ToProgress());
        }
        catch (ImageProcessorUnavailableException)
        {
            // The tracks are stored. The pictures stay queued until a processor is available; the download worker has logged the cause.
        }

        void Count(DownloadCounts counts) => counters.CountArtwork(counts.Pending, counts.Done, counts.Failed);
    }
}
