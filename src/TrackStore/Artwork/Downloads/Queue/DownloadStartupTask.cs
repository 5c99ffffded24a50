using Microsoft.Extensions.Options;
using TrackStore.Storage;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Resumes the downloads that an earlier process left in the queue, failed ones that wait for another attempt included.</summary>
/// <param name="worker">Provides the worker, which can't be created before the database is.</param>
/// <param name="options">Whether the host allows this.</param>
internal sealed class DownloadStartupTask(Func<ArtworkDownloadWorker> worker, IOptions<ArtworkDownloadOptions> options) : IStartupTask
{
    public async Task RunAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        if (options.Value.ResumeOnOpen
            && await database.ReadAsync(DownloadReader.AnyPendingAsync, cancellationToken).ConfigureAwait(false))
        {
            worker().Wake();
        }
    }
}
