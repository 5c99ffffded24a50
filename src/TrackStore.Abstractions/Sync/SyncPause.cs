namespace TrackStore;

/// <summary>Pauses and resumes sync runs. All members can be called from any thread. One instance can pause several runs.</summary>
public sealed class SyncPause
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _paused;

    /// <summary>Gets a value indicating whether runs are paused.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_gate)
                return _paused is not null;
        }
    }

    /// <summary>Pauses runs after their current transaction has been committed.</summary>
    public void Pause()
    {
        lock (_gate)
            _paused ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Resumes paused runs.</summary>
    public void Resume()
    {
        TaskCompletionSource? paused;
        lock (_gate)
            (paused, _paused) = (_paused, null);
        paused?.SetResult();
    }

    /// <summary>Waits until runs are not paused.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A task that completes when runs are not paused.</returns>
    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return _paused?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
