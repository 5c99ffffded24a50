using Microsoft.Extensions.Logging;

namespace TrackStore.Loading.Notification;

/// <summary>
/// Raises the loader's events. Results are announced under the lock that orders reads and changes, and raised outside of it in the same
/// order.
/// </summary>
/// <param name="sender">The sender that handlers receive.</param>
/// <param name="logger">Logs the exceptions of handlers that run on the thread pool.</param>
/// <param name="stopped">Once canceled, no handler is called.</param>
internal sealed class LoadNotifier(object sender, ILogger logger, CancellationToken stopped)
{
    private readonly Lock _gate = new();
    private readonly Queue<ImageLoadResult> _announced = [];
    private bool _isRaising;

    public LoadEventHandlers<ImageLoadResult.Loaded> ImageLoaded { get; } = new(sender, logger, stopped);

    public LoadEventHandlers<ImageLoadResult.Loaded> TrackImageLoaded { get; } = new(sender, logger, stopped);

    public LoadEventHandlers<ImageLoadResult.Loaded> AlbumImageLoaded { get; } = new(sender, logger, stopped);

    public LoadEventHandlers<ImageLoadResult> Completed { get; } = new(sender, logger, stopped);

    public LoadEventHandlers<ImageChange> Changed { get; } = new(sender, logger, stopped);

    /// <summary>Queues a result for its events. Called under the loader's lock.</summary>
    /// <param name="result">The result.</param>
    public void Announce(ImageLoadResult result)
    {
        if (!HasHandlers(result))
            return;
        lock (_gate)
            _announced.Enqueue(result);
    }

    /// <summary>
    /// Raises the events of the queued results. Runs the host's synchronization contexts, so it must not be called under a lock.
    /// </summary>
    public void RaiseAnnounced()
    {
        // One thread at a time, so that handlers never receive an older image last.
        bool isOwner = false;
        while (true)
        {
            ImageLoadResult? next;
            lock (_gate)
            {
                if (_isRaising && !isOwner)
                    return;
                isOwner = _isRaising = _announced.TryDequeue(out next);
            }

            if (next is null)
                return;
            Raise(next);
        }
    }

    /// <summary>Raises <see cref="Changed"/>. Must not be called under a lock.</summary>
    /// <param name="change">Creates the change; not called without handlers.</param>
    public void RaiseChanged(Func<ImageChange> change)
    {
        if (!Changed.IsEmpty)
            Changed.Raise(change());
    }

    private bool HasHandlers(ImageLoadResult result)
        => !Completed.IsEmpty
            || (result is ImageLoadResult.Loaded && !(ImageLoaded.IsEmpty && OwnerHandlers(result.Request)?.IsEmpty != false));

    private LoadEventHandlers<ImageLoadResult.Loaded>? OwnerHandlers(ImageRequest request) => request.Owner.Kind switch
    {
        ArtworkOwnerKind.Track => TrackImageLoaded,
        ArtworkOwnerKind.Album => AlbumImageLoaded,
        _ => null,
    };

    private void Raise(ImageLoadResult result)
    {
        if (result is ImageLoadResult.Loaded loaded)
        {
            ImageLoaded.Raise(loaded);
            OwnerHandlers(loaded.Request)?.Raise(loaded);
        }

        Completed.Raise(result);
    }
}
