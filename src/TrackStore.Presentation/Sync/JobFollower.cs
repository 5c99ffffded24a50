using TrackStore.Presentation.Threading;

namespace TrackStore.Presentation.Sync;

/// <summary>
/// Shows jobs on a view model's context. A job reports each track; the context gets one call at once, then one every 100 ms for as long as
/// there is something new.
/// </summary>
internal sealed class JobFollower(TimeProvider time, UiContext context, Action show, CancellationToken closing) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private SyncJobs? _syncs;
    private ImportJobs? _imports;
    private int _isUpdating;
    private int _isChanged;

    public void Follow(SyncJobs jobs)
    {
        _syncs = jobs;
        jobs.Changed += OnChanged;
    }

    public void Follow(ImportJobs jobs)
    {
        _imports = jobs;
        jobs.Changed += OnChanged;
    }

    public void Dispose()
    {
        if (_syncs is not null)
            _syncs.Changed -= OnChanged;
        if (_imports is not null)
            _imports.Changed -= OnChanged;
    }

    private void OnChanged(object? sender, object job)
    {
        Interlocked.Exchange(ref _isChanged, 1);
        if (Interlocked.Exchange(ref _isUpdating, 1) == 0)
            _ = UpdateAsync();
    }

    private async Task UpdateAsync()
    {
        do
        {
            while (Interlocked.Exchange(ref _isChanged, 0) == 1 && !closing.IsCancellationRequested)
            {
                await context;
                show();
                await Task.Delay(Interval, time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            Interlocked.Exchange(ref _isUpdating, 0);
        }
        while (Volatile.Read(ref _isChanged) == 1 && !closing.IsCancellationRequested && Interlocked.Exchange(ref _isUpdating, 1) == 0);
    }
}
