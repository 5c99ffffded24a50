using System.Collections.Concurrent;

namespace TrackStore.Benchmarks.Loading;

/// <summary>A thread with a work queue and its own synchronization context, like a UI thread.</summary>
internal sealed class UiThread : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> _queue = [];
    private readonly Thread _thread;
    private Exception? _fault;

    public UiThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "User interface" };
        _thread.Start();
    }

    /// <summary>Gets the thread's identifier.</summary>
    public int Id => _thread.ManagedThreadId;

    public override void Post(SendOrPostCallback d, object? state) => _queue.Add((d, state));

    /// <summary>Runs work on the thread and waits for it.</summary>
    public Task RunAsync(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(
            _ =>
            {
                try
                {
                    work();
                    done.SetResult();
                }
                catch (Exception fault)
                {
                    done.SetException(fault);
                }
            },
            null);
        return done.Task;
    }

    /// <summary>Ends the thread after the queued work.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        if (_fault is not null)
            throw new InvalidOperationException("Work on the user interface's thread failed.", _fault);
    }

    private void Run()
    {
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback work, object? state) in _queue.GetConsumingEnumerable())
        {
            try
            {
                work(state);
            }
            catch (Exception fault)
            {
                _fault ??= fault;
            }
        }
    }
}
