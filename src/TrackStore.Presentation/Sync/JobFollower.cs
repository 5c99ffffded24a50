using TrackStore.Presentation.Threading;

namespace TrackStore.Presentation.Sync;

/// <summary>
/// Shows jobs on a view model's context. A job reports each track; the context gets one call at once, then one every 100 ms for as long as
/// there is something new.
/// </summary>
internal sealed class JobFollower : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly SyncJobs _jobs;
    private readonly TimeProvider _time;
    private readonly UiContext _context;
    private readonly Action _show;
    private readonly CancellationToken _closing;
    private int _isUpdating;
    private int _isChanged;

    public JobFollower(SyncJobs jobs, TimeProvider time, UiContext context, Action show, CancellationToken closing)
    {
        (_jobs, _time, _context, _show, _closing) = (jobs, time, context, show, closing);
        jobs.Changed += OnChanged;
    }

    public void Dispose() => _jobs.Changed -= OnChanged;

    private void OnChanged(object? sender, SyncJob job)
    {
        Interlocked.Exchange(ref _isChanged, 1);
        if (Interlocked.Exchange(ref _isUpdating, 1) == 0)
            _ = UpdateAsync();
    }

    private async Task UpdateAsync()
    {
        do
        {
            while (Interlocked.Exchange(ref _isChanged, 0) == 1 && !_closing.IsCancellationRequested)
            {
                await _context;
                _show();
                await Task.Delay(Interval, _time, _closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            Interlocked.Exchange(ref _isUpdating, 0);
        }
        while (Volatile.Read(ref _isChanged) == 1 && !_closing.IsCancellationRequested && Interlocked.Exchange(ref _isUpdating, 1) == 0);
    }
}
