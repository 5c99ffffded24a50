namespace TrackStore.Storage;

/// <summary>Counts the running calls, so that a store can wait for their end before its file is closed.</summary>
internal sealed class RunningCalls
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One more than the number of calls, until the store ends.
    private int _count = 1;
    private int _isEnding;

    /// <summary>Counts a call that begins.</summary>
    /// <returns>False when the store has ended.</returns>
    public bool TryEnter()
    {
        int count = Volatile.Read(ref _count);
        while (count > 0)
        {
            int seen = Interlocked.CompareExchange(ref _count, count + 1, count);
            if (seen == count)
                return true;
            count = seen;
        }

        return false;
    }

    /// <summary>Counts a call that ends.</summary>
    public void Exit()
    {
        if (Interlocked.Decrement(ref _count) == 0)
            _ended.TrySetResult();
    }

    /// <summary>Waits until the last call has ended.</summary>
    public Task EndAsync()
    {
        if (Interlocked.Exchange(ref _isEnding, 1) == 0)
            Exit();
        return _ended.Task;
    }
}
