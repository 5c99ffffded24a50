using TrackStore.Hosting.Scheduling;
using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Hosting;

public sealed class IntervalScheduleTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task RunAsync_Jitter_DelaysEachRunWithoutMovingTheLaterOnes()
    {
        var time = new SkippingTime(2 * Hour);
        long start = time.GetTimestamp();
        var starts = new List<TimeSpan>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new IntervalSchedule(time, Hour, Hour / 2, runAtStart: false).RunAsync(
            async _ =>
            {
                starts.Add(time.GetElapsedTime(start));
                if (starts.Count == 50)
                    await stop.CancelAsync();
            },
            stop.Token));

        TimeSpan[] delays = [.. starts.Select((at, i) => at - ((i + 1) * Hour))];
        Assert.All(delays, delay => Assert.InRange(delay, TimeSpan.Zero, (Hour / 2) + TimeSpan.FromMilliseconds(1)));
        Assert.True(delays.Distinct().Count() > 10);
    }

    [Fact]
    public async Task RunAsync_LongestIntervalAndJitter_CanBeWaitedFor()
    {
        var time = new SkippingTime(TimeSpan.FromDays(30));
        long start = time.GetTimestamp();
        TimeSpan interval = TimeSpan.FromDays(30);
        TimeSpan latest = TimeSpan.Zero;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new IntervalSchedule(time, interval, interval, runAtStart: false).RunAsync(
            async _ =>
            {
                latest = time.GetElapsedTime(start);
                if (latest > 40 * interval)
                    await stop.CancelAsync();
            },
            stop.Token));

        Assert.InRange(latest, 40 * interval, 42 * interval);
    }
}
