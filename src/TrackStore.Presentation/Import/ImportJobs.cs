namespace TrackStore;

/// <summary>
/// Runs the imports of a library, one at a time, for as long as its services live, so that they survive a closed panel. All members can be
/// called from any thread. <see cref="ImportViewModel"/> shows them.
/// </summary>
public sealed class ImportJobs : IAsyncDisposable, IDisposable
{
    private readonly ITrackRepository _tracks;
    private readonly PresentationTexts _texts;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private IImportSource? _source;
    private ImportJob? _latest;

    /// <summary>Initializes a new instance of the <see cref="ImportJobs"/> class. <c>AddPresentation</c> registers one.</summary>
    /// <param name="tracks">The library's tracks.</param>
    /// <param name="texts">The texts that say what is wrong with a row.</param>
    /// <param name="time">The clock.</param>
    public ImportJobs(ITrackRepository tracks, PresentationTexts texts, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(time);
        (_tracks, _texts, _time) = (tracks, texts, time);
    }

    /// <summary>
    /// Occurs on any thread, and often, when an import has begun, progressed, ended or was dismissed. Handlers must not throw.
    /// </summary>
    public event EventHandler<ImportJob>? Changed;

    /// <summary>Gets the latest import, or null when there was none since the application began, or it was dismissed.</summary>
    public ImportJob? Latest
    {
        get
        {
            lock (_gate)
                return _latest;
        }
    }

    /// <summary>Gets a value indicating whether the latest import ended early, so that <see cref="Retry"/> begins it again.</summary>
    public bool CanRetry
    {
        get
        {
            lock (_gate)
                return _source is not null && _latest is { State: ImportJobState.Failed or ImportJobState.Canceled };
        }
    }

    /// <summary>Starts an import, which disposes the source when it is no longer needed.</summary>
    /// <param name="source">What is imported.</param>
    /// <param name="total">The number of its tracks, or null when it is unknown.</param>
    /// <returns>The import, or null while another one is active; the source stays the caller's then.</returns>
    /// <exception cref="ObjectDisposedException">The services of the library were disposed.</exception>
    public ImportJob? Start(IImportSource source, long? total = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Start(() => (source, total, _time.GetUtcNow()));
    }

    /// <summary>
    /// Begins the latest import again, from its first row, after it ended early. What it had stored before is found again and
    /// unchanged, and is among the <see cref="ImportJob.AddedTracks"/> of the new attempt.
    /// </summary>
    /// <returns>The import, or null when there is nothing to begin again.</returns>
    /// <exception cref="ObjectDisposedException">The services of the library were disposed.</exception>
    public ImportJob? Retry() => Start(() => CanRetry ? (_source!, _latest!.Total, _latest.StartedAt) : null);

    /// <summary>
    /// Forgets the latest import after its end, so that <see cref="Latest"/> is null, and closes the source that one that ended early
    /// has kept. An active import stays.
    /// </summary>
    /// <returns>A task that completes when the source is closed.</returns>
    public async ValueTask DismissAsync()
    {
        ImportJob job;
        IImportSource? source;
        lock (_gate)
        {
            if (_latest is not { IsActive: false } ended)
                return;
            (job, source, _latest, _source) = (ended, _source, null, null);
        }

        Changed?.Invoke(this, job);
        if (source is not null)
            await source.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Cancels the import and waits for its end.</summary>
    /// <returns>A task that completes when it has ended.</returns>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        if (Latest is { } job)
            await job.Completion.ConfigureAwait(false);
        await ReleaseAsync(null).ConfigureAwait(false);
    }

    /// <summary>Cancels the import without waiting for its end.</summary>
    public void Dispose() => _ = DisposeAsync().AsTask();

    private ImportJob? Start(Func<(IImportSource Source, long? Total, DateTimeOffset StartedAt)?> choose)
    {
        ImportJob job;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            if (_latest is { IsActive: true } || choose() is not var (source, total, startedAt))
                return null;
            if (source != _source)
                _ = ReleaseAsync(source).AsTask();
            job = new ImportJob(source, total, startedAt, OnChanged, _closing.Token);
            _latest = job;
            job.Start(_tracks, _texts, _time);
        }

        Changed?.Invoke(this, job);
        return job;
    }

    private void OnChanged(ImportJob job)
    {
        // What ended early keeps its source, to be begun again. Another import may have begun meanwhile.
        lock (_gate)
        {
            if (job == _latest && job.State == ImportJobState.Completed)
                _ = ReleaseAsync(null).AsTask();
        }

        Changed?.Invoke(this, job);
    }

    private ValueTask ReleaseAsync(IImportSource? next)
    {
        IImportSource? source;
        lock (_gate)
            (source, _source) = (_source, next);
        return source?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
