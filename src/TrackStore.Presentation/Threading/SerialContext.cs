namespace TrackStore.Presentation.Threading;

/// <summary>
/// Runs work on the thread pool, one piece after the other, for view models that are created where there is no user interface's context.
/// </summary>
internal sealed class SerialContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _waiting = new();
    private bool _isRunning;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_waiting)
        {
            _waiting.Enqueue((d, state));
            if (_isRunning)
                return;
            _isRunning = true;
        }

        ThreadPool.QueueUserWorkItem(static context => context.Run(), this, preferLocal: false);
    }

    private void Run()
    {
        SetSynchronizationContext(this);
        try
        {
            while (TryTake(out (SendOrPostCallback Callback, object? State) work))
                work.Callback(work.State);
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }

    private bool TryTake(out (SendOrPostCallback Callback, object? State) work)
    {
        lock (_waiting)
        {
            _isRunning = _waiting.TryDequeue(out work);
            return _isRunning;
        }
    }
}
