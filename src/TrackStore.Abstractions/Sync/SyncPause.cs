namespace TrackStore;

/// <summary>Holds synchronisations, and lets them go on. Safe to use from any thread; one may hold several runs.</summary>
public sealed class SyncPause
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _held;

    /// <summary>Gets a value indicating whether runs are held.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_gate)
                return _held is not null;
        }
    }

    /// <summary>Has runs stop when the part that they are at is committed.</summary>
    public void Pause()
    {
        lock (_gate)
            _held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets them go on.</summary>
    public void Resume()
    {
        TaskCompletionSource? held;
        lock (_gate)
            (held, _held) = (_held, null);
        held?.SetResult();
    }

    /// <summary>Waits until runs are not held.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends then.</returns>
    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return _held?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
