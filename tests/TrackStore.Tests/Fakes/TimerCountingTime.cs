namespace TrackStore.Tests.Fakes;

/// <summary>The system's clock, which counts the timers that are made on it.</summary>
internal sealed class TimerCountingTime : TimeProvider
{
    private int _timers;

    public int Timers => _timers;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
