namespace TrackStore.Presentation.Threading;

/// <summary>
/// Runs a task at once, and again after an interval if it was asked for meanwhile. Calls must come one at a time, on one context.
/// </summary>
internal sealed class Throttle(TimeSpan interval, TimeProvider time)
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
                await work().ConfigureAwait(false);
                await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await context;
            }
        }
        finally
        {
            _isRunning = false;
        }
    }
}
