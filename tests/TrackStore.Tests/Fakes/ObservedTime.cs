using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TrackStore.Tests.Fakes;

/// <summary>A clock that the test moves, and that tells which waits have begun, so that none is missed.</summary>
internal sealed class ObservedTime() : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Returns when a wait of this length has begun. Each wait counts once.</summary>
    public async Task WaitBeginsAsync(TimeSpan length)
    {
        while (await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken) != length)
        {
            // Other waits on the same clock.
        }
    }
}
