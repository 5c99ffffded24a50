namespace TrackStore;

/// <summary>A synchronization that runs until it ends, whichever panel is open. All members can be called from any thread.</summary>
public sealed class SyncJob
{
    /// <summary>The number of tracks in <see cref="Log"/>.</summary>
    public const int LogLength = 50;

    private const int MaxFailures = 1000;

    private readonly Lock _gate = new();
    private readonly SyncPause _pause = new();
    private readonly CancellationTokenSource _canceling;
    private readonly Queue<SyncItem> _log = [];
    private readonly List<SyncItem> _failures = [];
    private readonly Action<SyncJob> _onChanged;
    private SyncProgress _progress = new();
    private SyncJobState _end = SyncJobState.Running;
    private SyncResult? _result;
    private Exception? _error;
    private DateTimeOffset? _endedAt;

    internal SyncJob(
        string platform, SyncScope scope, DateTimeOffset startedAt, Action<SyncJob> onChanged, CancellationToken closing)
    {
        (Platform, Scope, StartedAt, _onChanged) = (platform, scope, startedAt, onChanged);
        _canceling = CancellationTokenSource.CreateLinkedTokenSource(closing);
    }

    /// <summary>Gets the platform's name.</summary>
    public string Platform { get; }

    /// <summary>Gets what is synchronized.</summary>
    public SyncScope Scope { get; }

    /// <summary>Gets the time when the job began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Gets the time when the job ended, or null before.</summary>
    public DateTimeOffset? EndedAt => Read(() => _endedAt);

    /// <summary>Gets how far the job is.</summary>
    public SyncJobState State => Read(() => _end != SyncJobState.Running ? _end
        : _canceling.IsCancellationRequested ? SyncJobState.Canceling
        : _pause.IsPaused ? SyncJobState.Paused
        : SyncJobState.Running);

    /// <summary>Gets a value indicating whether the job has not ended.</summary>
    public bool IsActive => EndedAt is null;

    /// <summary>Gets the counts.</summary>
    public SyncProgress Progress => Read(() => _progress);

    /// <summary>Gets the last <see cref="LogLength"/> tracks that were stored, the newest first.</summary>
    public IReadOnlyList<SyncItem> Log => Read<IReadOnlyList<SyncItem>>(() => [.. _log.Reverse()]);

    /// <summary>Gets the first 1,000 tracks that could not be stored.</summary>
    public IReadOnlyList<SyncItem> Failures => Read<IReadOnlyList<SyncItem>>(() => [.. _failures]);

    /// <summary>Gets the result, or null before the end and when the job failed or was canceled.</summary>
    public SyncResult? Result => Read(() => _result);

    /// <summary>Gets why the job ended early, or null.</summary>
    public Exception? Error => Read(() => _error);

    /// <summary>Gets a task that completes when the job has ended. It never fails.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Lets the job wait after its current transaction. Has no effect on one that has ended.</summary>
    public void Pause()
    {
        if (!IsActive)
            return;
        _pause.Pause();
        _onChanged(this);
    }

    /// <summary>Lets a paused job go on.</summary>
    public void Resume()
    {
        _pause.Resume();
        _onChanged(this);
    }

    /// <summary>Ends the job after its current transaction. What it has stored stays, and a library can be resumed there.</summary>
    public void Cancel()
    {
        // Under the lock, because the source is disposed when the job ends. What the cancellation calls runs elsewhere.
        lock (_gate)
        {
            if (_endedAt is not null)
                return;
            _ = _canceling.CancelAsync();
        }

        _onChanged(this);
    }

    internal void Start(
        Func<SyncRunOptions, IProgress<SyncProgress>, CancellationToken, Task<SyncResult>> sync, TimeProvider time)
    {
        var options = new SyncRunOptions { OnItem = Add, Pause = _pause };
        Completion = Task.Run(() => RunAsync(sync, options, time));
    }

    private async Task RunAsync(
        Func<SyncRunOptions, IProgress<SyncProgress>, CancellationToken, Task<SyncResult>> sync, SyncRunOptions options, TimeProvider time)
    {
        SyncResult? result = null;
        Exception? error = null;
        var end = SyncJobState.Completed;
        try
        {
            result = await sync(options, new Reporter(this), _canceling.Token).ConfigureAwait(false);
            if (result.Interruption is { } interruption)
                (end, error) = (SyncJobState.Interrupted, interruption);
        }
        catch (OperationCanceledException) when (_canceling.IsCancellationRequested)
        {
            end = SyncJobState.Canceled;
        }
        catch (Exception failure)
        {
            // The panel shows it, whatever a platform's client has thrown.
            (end, error) = (SyncJobState.Failed, failure);
        }

        lock (_gate)
        {
            (_end, _result, _error, _endedAt) = (end, result, error, time.GetUtcNow());
            _progress = result?.Counts ?? _progress;
            _canceling.Dispose();
        }

        _onChanged(this);
    }

    private void Add(SyncItem item)
    {
        lock (_gate)
        {
            _log.Enqueue(item);
            if (_log.Count > LogLength)
                _log.Dequeue();
            if (item.Action == SyncAction.Failed && _failures.Count < MaxFailures)
                _failures.Add(item);
        }

        _onChanged(this);
    }

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    /// <summary>Takes reports at once and in order, which <see cref="Progress{T}"/> doesn't promise.</summary>
    private sealed class Reporter(SyncJob job) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            lock (job._gate)
                job._progress = value;
            job._onChanged(job);
        }
    }
}
