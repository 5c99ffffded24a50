namespace TrackStore.Storage;

/// <summary>Hands committed changes to everybody who follows the library.</summary>
internal sealed class LibraryFeed : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<LibrarySubscription> _subscriptions = [];
    private bool _isDisposed;

    public bool HasSubscribers
    {
        get
        {
            lock (_gate)
            {
                return _subscriptions.Count > 0;
            }
        }
    }

    public LibrarySubscription Subscribe()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, "TrackStore");
            var subscription = new LibrarySubscription(Remove);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <summary>Tells all subscribers. Returns at once, whatever they do with it.</summary>
    public void Publish(LibraryChange change)
    {
        lock (_gate)
        {
            foreach (LibrarySubscription subscription in _subscriptions)
                subscription.Offer(change);
        }
    }

    /// <summary>Lets every stream end after what was published before.</summary>
    public void Dispose()
    {
        LibrarySubscription[] left;
        lock (_gate)
        {
            _isDisposed = true;
            left = [.. _subscriptions];
        }

        foreach (LibrarySubscription subscription in left)
            subscription.Dispose();
    }

    private void Remove(LibrarySubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
