using System.Collections.Concurrent;

namespace TrackStore.Tests.Fakes;

/// <summary>A UI-like context: posted work waits until the test runs it on its own thread.</summary>
internal sealed class ManualSynchronizationContext : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public int Waiting => _posted.Count;

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    public override SynchronizationContext CreateCopy() => this;

    public void Run(Action action) => ContextSwitch.Run(this, action);

    public void RunPosted() => Run(() =>
    {
        while (_posted.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
        {
            next.Callback(next.State);
        }
    });
}
