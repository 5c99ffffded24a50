using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Artwork.Acquisition;
using TrackStore.Storage;
using TrackStore.Storage.Writes;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>
/// Processes the download queue: one run at a time, which downloads in parallel within the options' limits. The queue is in the database,
/// so a run finds what earlier processes queued as well.
/// </summary>
internal sealed class ArtworkDownloadWorker : IDisposable, IAsyncDisposable
{
    private const int PageLength = 200;

    // Downloads that wait for a slow host leave as many slots to other hosts.
    private const int DownloadsPerPermit = 2;

    private static readonly TimeSpan RestartDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly StoreDatabase _database;
    private readonly DownloadProcessor _processor;
    private readonly DownloadHousekeeping _housekeeping;
    private readonly TimeProvider _time;
    private readonly ILogger<ArtworkDownloadWorker> _logger;
    private readonly HostBackoff _backoff;
    private readonly DownloadClaims _claims = new();
    private readonly DownloadLeases _leases;
    private readonly int _parallel;
    private readonly SemaphoreSlim _running = new(1, 1);
    private readonly ConcurrentDictionary<DownloadCounter, bool> _counters = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private int _wakes;
    private bool _isWorking;
    private bool _isDisposed;
    private long _due;

    public ArtworkDownloadWorker(
        StoreDatabase database,
        DownloadProcessor processor,
        DownloadHousekeeping housekeeping,
        HostBackoff backoff,
        IOptions<ArtworkDownloadOptions> options,
        TimeProvider time,
        ILogger<ArtworkDownloadWorker> logger)
    {
        _database = database;
        _processor = processor;
        _housekeeping = housekeeping;
        _time = time;
        _logger = logger;
        _backoff = backoff;
        _leases = new DownloadLeases(database, options.Value.LeaseDuration, time, logger);
        _parallel = options.Value.MaxConcurrentDownloads * DownloadsPerPermit;
    }

    /// <summary>Gets the background work that <see cref="Wake"/> started, completed or not.</summary>
    internal Task Work { get; private set; } = Task.CompletedTask;

    /// <summary>Gets the last renewal of the leases of running downloads, completed or not.</summary>
    internal Task Renewal => _leases.Renewal;

    /// <summary>Downloads everything that is due and waits for it. Hosts that were unreachable before are contacted again.</summary>
    /// <param name="batch">The downloads to count, or null to count all that end during the call.</param>
    /// <param name="onProgress">Called after each counted download, on any thread but never concurrently; or null.</param>
    /// <param name="cancellationToken">Cancels the call. Downloads that have not ended stay queued.</param>
    /// <returns>The counts. Pending downloads wait for a host, for their next attempt, or for a process with other options.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled, or the store was disposed.</exception>
    public async Task<DownloadCounts> RunAsync(
        DownloadBatch? batch,
        Action<DownloadCounts>? onProgress,
        CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        var counter = new DownloadCounter(batch, await CountAsync(batch, leaving.Token).ConfigureAwait(false), onProgress);
        _counters[counter] = true;
        try
        {
            _backoff.ResumeUnreachable();
            await ProcessAsync(leaving.Token).ConfigureAwait(false);
            await ScheduleAsync(leaving.Token).ConfigureAwait(false);

            // A batch is counted in the database, because its downloads may have ended before the call, or in another process.
            return batch is null
                ? counter.Counts with { Pending = Interlocked.Read(ref _due) }
                : await CountAsync(batch, leaving.Token).ConfigureAwait(false);
        }
        finally
        {
            _counters.TryRemove(counter, out _);
        }
    }

    /// <summary>
    /// Adds downloads that a sync of this process requested, so that a refusal by this process's options is their result.
    /// </summary>
    public void Claim(IReadOnlySet<long> ids) => _claims.Claim(ids);

    /// <summary>
    /// Downloads in the background everything that is due, and later what becomes due, until the store is disposed. Further calls are
    /// harmless.
    /// </summary>
    public void Wake()
    {
        lock (_gate)
        {
            _wakes++;
            if (_isDisposed || _isWorking)
                return;
            _isWorking = true;
            Work = BackgroundWork.Start(WorkAsync);
        }
    }

    /// <summary>Stops. Downloads that have not ended stay queued.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }

        _leases.Dispose();
        _closing.Cancel();
    }

    /// <summary>Stops, and waits for running downloads to be canceled.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Work.ConfigureAwait(false);

        // A caller's run releases the semaphore when it ends.
        await _running.WaitAsync().ConfigureAwait(false);
        _running.Release();
    }

    private async Task WorkAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _wakes);
            try
            {
                await ProcessAsync(_closing.Token).ConfigureAwait(false);
                await ScheduleAsync(_closing.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (_closing.IsCancellationRequested
                && error is OperationCanceledException or ObjectDisposedException)
            {
                // The store is being disposed.
            }
            catch (Exception error)
            {
                DateTimeOffset retryAt = _time.GetUtcNow() + RestartDelay;
                Log.DownloadsStopped(_logger, error, retryAt);
                SetTimer(retryAt);
            }
        }
        while (!IsWorkOver(seen));
    }

    private bool IsWorkOver(int seen)
    {
        lock (_gate)
        {
            bool isOver = _isDisposed || _wakes == seen;
            _isWorking = !isOver;
            return isOver;
        }
    }

    private async Task ProcessAsync(CancellationToken cancellationToken)
    {
        await _running.WaitAsync(cancellationToken).ConfigureAwait(false);
        var counter = new DownloadCounter(batch: null, start: default, onProgress: null);
        try
        {
            await _housekeeping.RunAsync(cancellationToken).ConfigureAwait(false);
            _counters[counter] = true;
            while (await ProcessDueAsync(cancellationToken).ConfigureAwait(false))
            {
                // Others may have queued more downloads in the meantime.
            }

            long due = await CountDueAsync(cancellationToken).ConfigureAwait(false);
            Interlocked.Exchange(ref _due, due);
            DownloadCounts counts = counter.Counts;
            if (counts.Done + counts.Failed > 0)
                Log.DownloadsEnded(_logger, counts.Done, counts.Failed, due);
        }
        finally
        {
            _counters.TryRemove(counter, out _);
            _running.Release();
        }
    }

    /// <summary>Processes the downloads that are due once.</summary>
    /// <returns>True when a download ended, so that it is worth looking for more.</returns>
    private async Task<bool> ProcessDueAsync(CancellationToken cancellationToken)
    {
        int ended = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _parallel, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                TakeDueAsync(cancellationToken),
                parallel,
                async (download, token) =>
                {
                    if (_backoff.IsPaused(download.Url))
                    {
                        _leases.Release(download.Id);
                        return;
                    }

                    (FetchResult? result, bool hasEnded) = await _processor.RunAsync(download, _backoff, _claims, _logger, token)
                        .ConfigureAwait(false);
                    if (!hasEnded)
                    {
                        _leases.Release(download.Id);
                        return;
                    }

                    _leases.End(download.Id);
                    Interlocked.Increment(ref ended);
                    Report(download, result);
                }).ConfigureAwait(false);
        }
        finally
        {
            await _leases.ReturnAsync().ConfigureAwait(false);
        }

        return ended > 0;
    }

    // A few at a time, so that other processes get their share.
    private async IAsyncEnumerable<DueDownload> TakeDueAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DueDownload? last = null;
        IReadOnlyList<DueDownload> page;
        do
        {
            // Running downloads are included in the count until they end.
            Interlocked.Exchange(ref _due, await CountDueAsync(cancellationToken).ConfigureAwait(false));
            page = await _database.ReadAsync(
                (context, token) => DownloadReader.ListDueAsync(context, _database.Now(), last, PageLength, token),
                cancellationToken).ConfigureAwait(false);
            if (page.Count > 0)
                last = page[^1];
            IEnumerable<DueDownload> wanted = page.Where(download
                => !_backoff.IsPaused(download.Url) && !_claims.IsSkipped(download.Id));
            foreach (DueDownload[] next in wanted.Chunk(_parallel))
            {
                foreach (DueDownload download in await _leases.TakeAsync(next, cancellationToken).ConfigureAwait(false))
                    yield return download;
            }
        }
        while (page.Count == PageLength);
    }

    private Task<long> CountDueAsync(CancellationToken cancellationToken)
        => _database.ReadAsync((context, token) => DownloadReader.CountDueAsync(context, _database.Now(), token), cancellationToken);

    private Task<DownloadCounts> CountAsync(DownloadBatch? batch, CancellationToken cancellationToken) => batch is null
        ? Task.FromResult(default(DownloadCounts))
        : _database.ReadAsync((context, token) => DownloadReader.CountAsync(context, batch, token), cancellationToken);

    private void Report(DueDownload download, FetchResult? result)
    {
        long due = Interlocked.Decrement(ref _due);
        foreach (DownloadCounter counter in _counters.Keys)
            counter.Add(download.Id, result, due);
    }

    /// <summary>Sets the timer to the time at which the next download becomes due or the next host may be contacted.</summary>
    private async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        DateTime? due = await _database.ReadAsync(
            (context, token) => DownloadReader.NextDueAsync(context, _database.Now(), token),
            cancellationToken).ConfigureAwait(false);
        DateTimeOffset? next = due is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;
        if (Interlocked.Read(ref _due) > 0 && _backoff.Earliest is { } pause && !(next < pause))
            next = pause;
        if (next is { } start)
            SetTimer(start);
    }

    private void SetTimer(DateTimeOffset start)
    {
        TimeSpan wait = start - _time.GetUtcNow();
        wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestTimer ? LongestTimer : wait;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _timer?.Dispose();
            _timer = _time.CreateTimer(static state => ((ArtworkDownloadWorker)state!).Wake(), this, wait, Timeout.InfiniteTimeSpan);
        }
    }
}
