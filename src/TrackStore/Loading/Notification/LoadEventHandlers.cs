using Microsoft.Extensions.Logging;

namespace TrackStore.Loading.Notification;

/// <summary>
/// The handlers of one event, each called on the context on which it subscribed. Adding and removing follow the rules of delegates.
/// </summary>
/// <typeparam name="TResult">What the event carries.</typeparam>
/// <param name="sender">The sender that handlers see.</param>
/// <param name="logger">Where the exceptions of handlers on the thread pool go.</param>
/// <param name="stopped">After its cancellation no handler is called.</param>
internal sealed class LoadEventHandlers<TResult>(object sender, ILogger logger, CancellationToken stopped)
{
    private readonly Lock _gate = new();
    private volatile LoadEventSubscription<TResult>[] _subscriptions = [];

    /// <summary>Gets a value indicating whether anybody subscribed.</summary>
    public bool IsEmpty => _subscriptions.Length == 0;

    /// <summary>Adds a handler on the current context.</summary>
    /// <param name="handler">The handler; null adds nothing.</param>
    public void Add(EventHandler<TResult>? handler)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        lock (_gate)
        {
            List<LoadEventSubscription<TResult>> added = [];
            foreach (EventHandler<TResult> single in Delegate.EnumerateInvocationList(handler))
            {
                added.Add(new LoadEventSubscription<TResult>(sender, single, context, logger, stopped));
            }

            _subscriptions = [.. _subscriptions, .. added];
        }
    }

    /// <summary>Removes a handler's last subscription; it is not called any more, not even for what was raised before.</summary>
    /// <param name="handler">The handler; null or an unknown one removes nothing.</param>
    public void Remove(EventHandler<TResult>? handler)
    {
        if (handler is null)
        {
            return;
        }

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

    /// <summary>Has every handler called, none of them before this returns on this thread.</summary>
    /// <param name="result">What the event carries.</param>
    public void Raise(TResult result)
    {
        foreach (LoadEventSubscription<TResult> subscription in _subscriptions)
        {
            subscription.Deliver(result);
        }
    }
}
