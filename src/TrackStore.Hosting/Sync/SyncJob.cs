using Microsoft.Extensions.Logging;

namespace TrackStore.Hosting.Sync;

/// <summary>A sync job with its platform. A failed run is logged, because the next one may succeed.</summary>
internal sealed class SyncJob(
    string name,
    SyncJobOptions options,
    ITrackSynchronizer synchronizer,
    IEnumerable<IPlatformClient> clients,
    ILogger logger)
{
    private readonly string _platform = options.Platform ?? name;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            SyncResult result = await SyncAsync(cancellationToken).ConfigureAwait(false);
            SyncProgress counts = result.Counts;
            if (result.Interruption is { } interruption)
                Log.SyncInterrupted(logger, interruption, name, options.Interval);
            Log.SyncEnded(logger, name, counts.Read, counts.Added, counts.Changed, counts.Unchanged, counts.Failed);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.SyncFailed(logger, error, name, options.Interval);
        }
    }

    private Task<SyncResult> SyncAsync(CancellationToken cancellationToken)
    {
        if (options.Kind == SyncJobKind.StaleLinks)
            return synchronizer.RefreshAsync(_platform, options.Run, cancellationToken: cancellationToken);
        return options.Source is { } source
            ? synchronizer.SyncAsync(source(Client(), cancellationToken), options.Run, cancellationToken: cancellationToken)
            : synchronizer.SyncLibraryAsync(_platform, options.Run, cancellationToken: cancellationToken);
    }

    private IPlatformClient Client()
        => clients.First(client => string.Equals(client.Platform, _platform, StringComparison.OrdinalIgnoreCase));
}
