namespace TrackStore.Storage.Changes;

/// <summary>Distributes committed changes to all subscriptions.</summary>
internal sealed class ChangeBroadcaster : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ChangeSubscription> _subscriptions = [];
    private bool _isDisposed;

    public bool HasSubscribers
    {
        get
        {
            lock (_gate)
                return _subscriptions.Count > 0;
        }
    }

    public ChangeSubscription Subscribe()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, "TrackStore");
            var subscription = new ChangeSubscription(Remove);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <summary>Offers a change to all subscriptions. Never waits for a reader.</summary>
    public void Publish(LibraryChange change)
    {
        lock (_gate)
        {
            foreach (ChangeSubscription subscription in _subscriptions)
                subscription.Offer(change);
        }
    }

    /// <summary>Ends every stream after the changes published so far.</summary>
    public void Dispose()
    {
        ChangeSubscription[] remaining;
        lock (_gate)
        {
            _isDisposed = true;
            remaining = [.. _subscriptions];
        }

        foreach (ChangeSubscription subscription in remaining)
            subscription.Dispose();
    }

    private void Remove(ChangeSubscription subscription)
    {
        lock (_gate)
            _subscriptions.Remove(subscription);
    }
}
