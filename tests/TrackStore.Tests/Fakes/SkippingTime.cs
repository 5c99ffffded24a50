using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace TrackStore.Tests.Fakes;

/// <summary>A clock that skips every short wait, so that tests don't wait.</summary>
/// <param name="longest">The longest wait that is jumped over; longer timers stand until a test moves the clock.</param>
internal sealed class SkippingTime(TimeSpan longest) : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero))
{
    /// <summary>Gets the skipped waits, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= longest)
        {
            Waits.Enqueue(dueTime);
            // Not within the call: whoever waits doesn't have the timer yet.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
