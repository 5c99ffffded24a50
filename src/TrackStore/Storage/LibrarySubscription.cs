using System.Threading.Channels;

namespace TrackStore.Storage;

/// <summary>What one watcher has not read yet; never more than a bounded number of changes.</summary>
/// <param name="end">Takes the subscription out of the feed.</param>
internal sealed class LibrarySubscription(Action<LibrarySubscription> end) : IDisposable
{
    /// <summary>How many changes are kept for a watcher that is behind.</summary>
    public const int Capacity = 256;

    private readonly Channel<LibraryChange> _unread = Channel.CreateBounded<LibraryChange>(Capacity);
    private int _isTaken;

    public ChannelReader<LibraryChange> Unread => _unread.Reader;

    /// <summary>Adds a change, or replaces all that is unread when there is no room. Calls must not overlap.</summary>
    public void Offer(LibraryChange change)
    {
        if (_unread.Writer.TryWrite(change))
            return;
        while (_unread.Reader.TryRead(out _))
        {
        }

        _unread.Writer.TryWrite(LibraryChange.Everything);
    }

    /// <summary>Makes the caller the one reader.</summary>
    public void Take()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
            throw new InvalidOperationException("A stream of changes can be enumerated once. Call WatchAsync again for another.");
    }

    /// <summary>Ends the stream after what was offered before.</summary>
    public void Dispose()
    {
        // Out of the feed first: an offer to a completed stream would take its unread changes for too many.
        end(this);
        _unread.Writer.TryComplete();
    }
}
