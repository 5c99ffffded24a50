namespace TrackStore.Presentation.Threading;

/// <summary>
/// Runs a task at once, and again after an interval if it was asked for meanwhile. Calls must come one at a time, on one context.
/// </summary>
/// <param name="interval">The least time from one start to the next.</param>
/// <param name="time">The clock.</param>
/// <param name="restFactor">How many times as long as a run took to rest at least after it.</param>
internal sealed class Throttle(TimeSpan interval, TimeProvider time, int restFactor = 0)
{
    private bool _isRunning;
    private bool _isWanted;

    /// <summary>Asks for a run. The work starts and ends on the context.</summary>
    public async Task RequestAsync(UiContext context, Func<Task> work, CancellationToken closing)
    {
        _isWanted = true;
        if (_isRunning)
            return;
        _isRunning = true;
        try
        {
            while (_isWanted && !closing.IsCancellationRequested)
            {
                _isWanted = false;
                Task pause = Task.Delay(interval, time, closing);
                long started = time.GetTimestamp();
                await work().ConfigureAwait(false);
                long ended = time.GetTimestamp();
                TimeSpan rest = restFactor * time.GetElapsedTime(started, ended);
                await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (rest - time.GetElapsedTime(ended) is { Ticks: > 0 } more)
                    await Task.Delay(more, time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await context;
            }
        }
        finally
        {
            _isRunning = false;
        }
    }
}
