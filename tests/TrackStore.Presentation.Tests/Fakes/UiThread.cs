using System.Collections.Concurrent;

namespace TrackStore.Presentation.Tests.Fakes;

/// <summary>A user interface's thread: it runs what is posted to its context, in order, and counts what takes it long.</summary>
internal sealed class UiThread : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];
    private readonly Thread _thread;

    public UiThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "UI" };
        _thread.Start();
    }

    public bool IsCurrent => Thread.CurrentThread == _thread;

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    /// <summary>Calls a function on the thread and waits for its result.</summary>
    public Task<T> CallAsync<T>(Func<T> function) => CallAsync(() => Task.FromResult(function()));

    public Task CallAsync(Action action) => CallAsync(() =>
    {
        action();
        return Task.FromResult(true);
    });

    public Task CallAsync(Func<Task> function) => CallAsync(async () =>
    {
        await function();
        return true;
    });

    public Task<T> CallAsync<T>(Func<Task<T>> function)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(
            async _ =>
            {
                try
                {
                    result.SetResult(await function());
                }
                catch (Exception error)
                {
                    result.SetException(error);
                }
            },
            null);
        return result.Task;
    }

    public void Dispose()
    {
        _posted.CompleteAdding();
        _thread.Join();
        _posted.Dispose();
    }

    private void Run()
    {
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback callback, object? state) in _posted.GetConsumingEnumerable())
            callback(state);
    }
}
