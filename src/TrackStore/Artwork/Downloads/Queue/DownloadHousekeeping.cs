using Microsoft.Extensions.Options;
using TrackStore.Artwork.Library;
using TrackStore.Storage;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Deletes what downloads leave behind: what is known of unused addresses, and pictures that others have replaced.</summary>
internal sealed class DownloadHousekeeping(
    StoreDatabase database, IOptions<ArtworkDownloadOptions> downloads, IOptions<ArtworkOptions> artwork)
{
    private const int MostPictures = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private DateTime? _ranAt;

    /// <summary>Does the work once a day, which is enough because little accumulates. Not thread-safe.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTime now = database.Now();
        if (now - _ranAt < Interval)
            return;
        DateTime checkedBefore = now - downloads.Value.RevalidateAfter;
        bool isNeeded = await database.ReadAsync(
            (context, token) => DownloadReader.AnyToSweepAsync(context, checkedBefore, token),
            cancellationToken).ConfigureAwait(false);
        if (isNeeded)
        {
            await database.WriteAsync(
                (transaction, token) => DownloadReader.SweepAsync(transaction.Context, checkedBefore, token),
                cancellationToken).ConfigureAwait(false);
        }

        await new ArtworkSweeper(database)
            .RunAsync(artwork.Value.KeepUnusedFor, MostPictures, progress: null, cancellationToken)
            .ConfigureAwait(false);
        _ranAt = now;
    }
}
