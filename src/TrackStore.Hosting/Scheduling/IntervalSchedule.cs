namespace TrackStore.Hosting.Scheduling;

/// <summary>Runs work at intervals, never two runs at a time. Times that pass during a long run are omitted.</summary>
/// <param name="time">The clock. Changes of the system's time don't move the schedule.</param>
/// <param name="interval">The time from the start of a run to the start of the next.</param>
/// <param name="jitter">The longest random wait added before each run, without moving the later ones.</param>
/// <param name="runAtStart">Whether the first run is due at once, and not after the first interval.</param>
internal sealed class IntervalSchedule(TimeProvider time, TimeSpan interval, TimeSpan jitter, bool runAtStart)
{
    // Task.Delay refuses more than 49 days, which an interval with its jitter can exceed.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(30);

    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        TimeSpan due = runAtStart ? TimeSpan.Zero : interval;
        while (true)
        {
            await WaitUntilAsync(start, due + (jitter * Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
            await work(cancellationToken).ConfigureAwait(false);
            TimeSpan elapsed = time.GetElapsedTime(start);
            due += interval * Math.Max(1, Math.Ceiling((elapsed - due) / interval));
        }
    }

    private async Task WaitUntilAsync(long start, TimeSpan due, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (due - time.GetElapsedTime(start) is var wait && wait > TimeSpan.Zero)
        {
            // Task.Delay rounds down to milliseconds.
            var delay = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
            await Task.Delay(delay < LongestDelay ? delay : LongestDelay, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
