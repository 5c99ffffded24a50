using Microsoft.Extensions.Logging;

namespace TrackStore.Loading.Notification;

/// <summary>The handlers of one event, each called on the synchronization context on which it subscribed.</summary>
/// <typeparam name="TResult">The event's arguments.</typeparam>
/// <param name="sender">The sender that handlers receive.</param>
/// <param name="logger">Logs the exceptions of handlers that run on the thread pool.</param>
/// <param name="stopped">Once canceled, no handler is called.</param>
internal sealed class LoadEventHandlers<TResult>(object sender, ILogger logger, CancellationToken stopped)
{
    private readonly Lock _gate = new();
    private volatile LoadEventSubscription<TResult>[] _subscriptions = [];

    /// <summary>Gets a value indicating whether the event has no handlers.</summary>
    public bool IsEmpty => _subscriptions.Length == 0;

    /// <summary>Adds a handler on the current synchronization context.</summary>
    /// <param name="handler">The handler; null adds nothing.</param>
    public void Add(EventHandler<TResult>? handler)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        lock (_gate)
        {
            List<LoadEventSubscription<TResult>> added = [];
            foreach (EventHandler<TResult> single in Delegate.EnumerateInvocationList(handler))
                added.Add(new LoadEventSubscription<TResult>(sender, single, context, logger, stopped));
            _subscriptions = [.. _subscriptions, .. added];
        }
    }

    /// <summary>
    /// Removes the last occurrence of a handler, as delegates do. It is not called again, not even for events raised before.
    /// </summary>
    /// <param name="handler">The handler; null or an unknown one removes nothing.</param>
    public void Remove(EventHandler<TResult>? handler)
    {
        if (handler is null)
            return;

        Delegate[] removed = handler.GetInvocationList();
        lock (_gate)
        {
            LoadEventSubscription<TResult>[] current = _subscriptions;
            for (int start = current.Length - removed.Length; start >= 0; start--)
            {
                LoadEventSubscription<TResult>[] range = current[start..(start + removed.Length)];
                if (range.Select(subscription => subscription.Handler).SequenceEqual(removed))
                {
                    _subscriptions = [.. current[..start], .. current[(start + removed.Length)..]];
                    Array.ForEach(range, subscription => subscription.End());
                    return;
                }
            }
        }
    }

    /// <summary>Schedules a call of every handler.</summary>
    /// <param name="result">The event's arguments.</param>
    public void Raise(TResult result)
    {
        foreach (LoadEventSubscription<TResult> subscription in _subscriptions)
            subscription.Deliver(result);
    }
}
