using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Storage;

namespace TrackStore.Sync;

/// <summary>Queues the pictures that platforms name, each with a plan of its own. One instance serves the whole write.</summary>
internal sealed class SyncArtworkQueue(StoreTransaction transaction, ArtworkDownloadOptions options, IReadOnlyList<string> ranking)
{
    private readonly HashSet<long> _pending = [];
    private readonly HashSet<(ArtworkOwner Owner, string Source, string Url)> _handled = [];

    /// <summary>Gets the downloads that the requests of this write are waiting for.</summary>
    public IReadOnlySet<long> Pending => _pending;

    /// <inheritdoc cref="ArtworkQueuePlanner.Enqueue"/>
    public async Task<bool> EnqueueAsync(ArtworkDownloadRequest request, CancellationToken cancellationToken)
    {
        if (!_handled.Add((request.Owner, request.Source, request.Url)))
            return false;
        (bool hasChanged, IReadOnlySet<long> pending) = await transaction.PlanAsync(
            rows =>
            {
                var planner = new ArtworkQueuePlanner(rows, options, ranking);
                return (planner.Enqueue(request), planner.Pending);
            },
            cancellationToken).ConfigureAwait(false);
        await transaction.WritePlanAsync(cancellationToken).ConfigureAwait(false);
        _pending.UnionWith(pending);
        return hasChanged;
    }
}
