using System.Threading.Channels;

namespace TrackStore.Storage.Changes;

/// <summary>The bounded queue of changes that one watcher has not read yet.</summary>
/// <param name="end">Removes the subscription from the broadcaster.</param>
internal sealed class ChangeSubscription(Action<ChangeSubscription> end) : IDisposable
{
    /// <summary>The number of changes kept for a slow watcher.</summary>
    public const int Capacity = 256;

    private readonly Channel<LibraryChange> _unread = Channel.CreateBounded<LibraryChange>(Capacity);
    private int _isTaken;

    public ChannelReader<LibraryChange> Unread => _unread.Reader;

    /// <summary>Adds a change, or replaces all unread changes when the queue is full. Calls must not overlap.</summary>
    public void Offer(LibraryChange change)
    {
        if (_unread.Writer.TryWrite(change))
            return;
        while (_unread.Reader.TryRead(out _))
        {
        }

        _unread.Writer.TryWrite(LibraryChange.Everything);
    }

    /// <summary>Makes the caller the only reader.</summary>
    public void Take()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
            throw new InvalidOperationException("A stream of changes can be enumerated only once. Call WatchAsync for another one.");
    }

    /// <summary>Ends the stream after the changes offered so far.</summary>
    public void Dispose()
    {
        // Unsubscribe first: Offer would treat a completed channel as a full one and discard its unread changes.
        end(this);
        _unread.Writer.TryComplete();
    }
}
