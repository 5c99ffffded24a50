using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace TrackStore.Tests.Fakes;

/// <summary>A clock that is moved on at once when somebody waits, so that no test does. Longer waits, such as time-outs, are left to the test.</summary>
internal sealed class SkippingTimeProvider(TimeSpan longestSkipped) : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    /// <summary>Gets the waits that were skipped.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= longestSkipped)
        {
            Waits.Enqueue(dueTime);

            // Not within this call: whoever waits gets the timer first.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
