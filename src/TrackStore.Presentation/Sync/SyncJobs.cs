namespace TrackStore;

/// <summary>
/// Runs the synchronizations of a library for as long as its services live, so that they survive a closed panel. All members can be called
/// from any thread. <see cref="SyncViewModel"/> shows them.
/// </summary>
public sealed class SyncJobs : IAsyncDisposable, IDisposable
{
    private readonly ITrackSynchronizer _synchronizer;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SyncJob> _latest = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Initializes a new instance of the <see cref="SyncJobs"/> class. <c>AddPresentation</c> registers one.</summary>
    /// <param name="synchronizer">The library's synchronizer.</param>
    /// <param name="clients">The clients of the platforms.</param>
    /// <param name="time">The clock.</param>
    public SyncJobs(ITrackSynchronizer synchronizer, IEnumerable<IPlatformClient> clients, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(synchronizer);
        ArgumentNullException.ThrowIfNull(clients);
        ArgumentNullException.ThrowIfNull(time);
        (_synchronizer, _time) = (synchronizer, time);
        Platforms = [.. clients.Select(client => client.Platform.ToLowerInvariant()).Distinct()];
    }

    /// <summary>Occurs on any thread, and often, when a job has begun, progressed or ended. Handlers must not throw.</summary>
    public event EventHandler<SyncJob>? Changed;

    /// <summary>Gets the platforms whose client is registered, in the order of their registration.</summary>
    public IReadOnlyList<string> Platforms { get; }

    /// <summary>Gets the latest job of each platform that had one.</summary>
    public IReadOnlyList<SyncJob> Jobs
    {
        get
        {
            lock (_gate)
                return [.. _latest.Values];
        }
    }

    /// <summary>Returns the latest job of a platform.</summary>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <returns>The job, or null when there was none since the application began.</returns>
    public SyncJob? Find(string platform)
    {
        lock (_gate)
            return _latest.GetValueOrDefault(platform);
    }

    /// <summary>Starts a job. A platform has one at a time: while one is active, it is returned instead.</summary>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="scope">The user's library, or the stale links.</param>
    /// <returns>The job that runs.</returns>
    /// <exception cref="ArgumentException">No client for this platform is registered, or the scope needs ids.</exception>
    /// <exception cref="ObjectDisposedException">The services of the library were disposed.</exception>
    public SyncJob Start(string platform, SyncScope scope = SyncScope.Library)
    {
        string name = NameOf(platform);
        return scope switch
        {
            SyncScope.Library => Start(
                name, scope, (options, progress, token) => _synchronizer.SyncLibraryAsync(name, options, progress, token)),
            SyncScope.StaleLinks => Start(
                name, scope, (options, progress, token) => _synchronizer.RefreshAsync(name, options, progress, token)),
            _ => throw new ArgumentException("Pass the ids of the tracks.", nameof(scope)),
        };
    }

    /// <summary>Starts a job for given tracks, such as those that failed. While another job of the platform is active, it is returned
    /// instead.</summary>
    /// <param name="platform">The platform's name, in any case.</param>
    /// <param name="platformIds">The tracks' ids on the platform.</param>
    /// <returns>The job that runs.</returns>
    /// <exception cref="ArgumentException">No client for this platform is registered.</exception>
    /// <exception cref="ObjectDisposedException">The services of the library were disposed.</exception>
    public SyncJob StartTracks(string platform, IReadOnlyCollection<string> platformIds)
    {
        ArgumentNullException.ThrowIfNull(platformIds);
        string name = NameOf(platform);
        string[] ids = [.. platformIds];
        return Start(name, SyncScope.Tracks, (options, progress, token) => _synchronizer.SyncAsync(name, ids, options, progress, token));
    }

    /// <summary>Cancels all jobs and waits for their end.</summary>
    /// <returns>A task that completes when they have ended.</returns>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        foreach (SyncJob job in Jobs)
        {
            job.Resume();
            await job.Completion.ConfigureAwait(false);
        }
    }

    /// <summary>Cancels all jobs without waiting for their end.</summary>
    public void Dispose()
    {
        _ = _closing.CancelAsync();
        foreach (SyncJob job in Jobs)
            job.Resume();
    }

    private SyncJob Start(
        string platform, SyncScope scope, Func<SyncRunOptions, IProgress<SyncProgress>, CancellationToken, Task<SyncResult>> sync)
    {
        SyncJob job;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            if (_latest.TryGetValue(platform, out SyncJob? current) && current.IsActive)
                return current;
            job = new SyncJob(platform, scope, _time.GetUtcNow(), changed => Changed?.Invoke(this, changed), _closing.Token);
            _latest[platform] = job;
            job.Start(sync, _time);
        }

        Changed?.Invoke(this, job);
        return job;
    }

    private string NameOf(string platform)
        => Platforms.FirstOrDefault(known => string.Equals(known, platform, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"No client for \"{platform}\" is registered (registered: {string.Join(", ", Platforms)}).", nameof(platform));
}
