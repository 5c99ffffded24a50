using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackStore.Storage;

namespace TrackStore.Sync;

/// <summary>Stores how named runs ended.</summary>
internal sealed class SyncRunEnds(StoreDatabase database, ILogger? logger)
{
    private readonly ILogger _logger = logger ?? NullLogger.Instance;

    /// <summary>Stores that a run was completed, or why it ended early.</summary>
    public async Task StoreAsync(SyncRun run, string? reason, CancellationToken cancellationToken)
    {
        if (run.Checkpoint is not { } checkpoint)
            return;
        SyncRunState state = reason is null ? SyncRunState.Completed : SyncRunState.Interrupted;
        SyncResult result = run.ToResult();
        await database.PlanAsync(
            rows =>
            {
                SyncCheckpoints.End(rows, checkpoint, state, reason, result.Counts, result.MissingCount);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores the error that ended a run, if that is possible: the error matters more than that it is stored.</summary>
    public async Task TryStoreAsync(SyncRun run, Exception error)
    {
        try
        {
            await StoreAsync(run, error.Message, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception second) when (second is TrackStoreException or ObjectDisposedException or InvalidOperationException)
        {
            Log.SyncEndNotStored(_logger, second);
        }
    }
}
