using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Storage;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>
/// Works the queue of downloads off: one pump at a time, in parallel as far as the options allow, its work read in pages. What was queued by a process that
/// ended is found like everything else.
/// </summary>
internal sealed class ArtworkDownloadWorker : IDisposable, IAsyncDisposable
{
    private const int PageLength = 200;

    // Those who wait for a slow host's turn leave as many to the others.
    private const int WaitersPerTurn = 2;

    private static readonly TimeSpan RestartDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly StoreDatabase _database;
    private readonly DownloadProcessor _downloader;
    private readonly TimeProvider _time;
    private readonly ILogger<ArtworkDownloadWorker> _logger;
    private readonly HostBackoff _pauses;
    private readonly int _parallel;
    private readonly TimeSpan _memory;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<Watch, bool> _watches = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private int _wakes;
    private bool _isRunning;
    private bool _isDisposed;
    private bool _isSwept;
    private long _done;
    private long _failed;
    private long _pending;

    public ArtworkDownloadWorker(
        StoreDatabase database,
        DownloadProcessor downloader,
        IOptions<ArtworkDownloadOptions> options,
        TimeProvider time,
        ILogger<ArtworkDownloadWorker> logger)
    {
        _database = database;
        _downloader = downloader;
        _time = time;
        _logger = logger;
        _pauses = new HostBackoff(time);
        _parallel = options.Value.MaxConcurrentDownloads * WaitersPerTurn;
        _memory = options.Value.RevalidateAfter;
    }

    /// <summary>Gets what was started by <see cref="Wake"/>, ended or not.</summary>
    internal Task Work { get; private set; } = Task.CompletedTask;

    /// <summary>Downloads all that is due, together with what others have started. Hosts that could not be reached are tried again.</summary>
    /// <param name="onProgress">Hears of each download that ended, on any thread and one at a time; or null.</param>
    /// <param name="cancellationToken">Ends it; what was not downloaded stays queued.</param>
    /// <returns>What came of it since the call. Pending are those whose hosts can't be reached or want to be left alone.</returns>
    /// <exception cref="OperationCanceledException">The caller left, or the store was disposed.</exception>
    public async Task<DownloadCounts> RunAsync(Action<DownloadCounts>? onProgress, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        var watch = new Watch(Interlocked.Read(ref _done), Interlocked.Read(ref _failed), onProgress);
        _watches[watch] = true;
        try
        {
            _pauses.ForgetOutages();
            await PumpAsync(leaving.Token).ConfigureAwait(false);
            await ScheduleAsync(leaving.Token).ConfigureAwait(false);
            return watch.Since(Interlocked.Read(ref _done), Interlocked.Read(ref _failed), Interlocked.Read(ref _pending));
        }
        finally
        {
            _watches.TryRemove(watch, out _);
        }
    }

    /// <summary>Downloads all that is due in the background, and what becomes due later for as long as the store is there. Calling it again is harmless.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _wakes++;
            if (_isDisposed || _isRunning)
                return;
            _isRunning = true;
            Work = Task.Run(WorkAsync);
        }
    }

    /// <summary>Stops. What was not downloaded stays queued.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }

        _closing.Cancel();
    }

    /// <summary>Stops, and waits until nothing is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Work.ConfigureAwait(false);

        // A caller's pump ends with its turn.
        await _turn.WaitAsync().ConfigureAwait(false);
        _turn.Release();
    }

    private async Task WorkAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _wakes);
            try
            {
                await PumpAsync(_closing.Token).ConfigureAwait(false);
                await ScheduleAsync(_closing.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (_closing.IsCancellationRequested && error is OperationCanceledException or ObjectDisposedException)
            {
                // The store goes away.
            }
            catch (Exception error)
            {
                DateTimeOffset retryAt = _time.GetUtcNow() + RestartDelay;
                Log.DownloadsStopped(_logger, error, retryAt);
                SetTimer(retryAt);
            }
        }
        while (!IsOver(seen));
    }

    private bool IsOver(int seen)
    {
        lock (_gate)
        {
            bool isOver = _isDisposed || _wakes == seen;
            _isRunning = !isOver;
            return isOver;
        }
    }

    private async Task PumpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SweepAsync(cancellationToken).ConfigureAwait(false);
            long done = Interlocked.Read(ref _done);
            long failed = Interlocked.Read(ref _failed);
            while (await PassAsync(cancellationToken).ConfigureAwait(false))
            {
                // A download that ended may have queued another try, and others may have queued more.
            }

            long pending = await CountDueAsync(cancellationToken).ConfigureAwait(false);
            Interlocked.Exchange(ref _pending, pending);
            done = Interlocked.Read(ref _done) - done;
            failed = Interlocked.Read(ref _failed) - failed;
            if (done + failed > 0)
                Log.DownloadsEnded(_logger, done, failed, pending);
        }
        finally
        {
            _turn.Release();
        }
    }

    // Once a process is enough: little comes together.
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (_isSwept)
            return;
        await _database.WriteAsync((transaction, token) => DownloadReader.SweepAsync(transaction, transaction.Now - _memory, token), cancellationToken).ConfigureAwait(false);
        _isSwept = true;
    }

    /// <summary>Goes once through what is due.</summary>
    /// <returns>Whether that changed anything, so that another pass is worth while.</returns>
    private async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        int ended = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _parallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            DueAsync(cancellationToken),
            parallel,
            async (download, token) =>
            {
                if (_pauses.Has(download.Url))
                    return;
                DownloadOutcome end = await _downloader.RunAsync(download, _pauses, _logger, token).ConfigureAwait(false);
                if (end == DownloadOutcome.Offline)
                    return;
                Interlocked.Increment(ref ended);
                Report(end);
            }).ConfigureAwait(false);
        return ended > 0;
    }

    private async IAsyncEnumerable<DueDownload> DueAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DueDownload? last = null;
        IReadOnlyList<DueDownload> page;
        do
        {
            // Counted once a page: what is under way is in the count until it ends.
            Interlocked.Exchange(ref _pending, await CountDueAsync(cancellationToken).ConfigureAwait(false));
            page = await _database.ReadAsync((context, token) => DownloadReader.ListDueAsync(context, _database.Now(), last, PageLength, token), cancellationToken).ConfigureAwait(false);
            foreach (DueDownload download in page)
            {
                last = download;
                if (!_pauses.Has(download.Url))
                    yield return download;
            }
        }
        while (page.Count == PageLength);
    }

    private Task<long> CountDueAsync(CancellationToken cancellationToken)
        => _database.ReadAsync((context, token) => DownloadReader.CountDueAsync(context, _database.Now(), token), cancellationToken);

    private void Report(DownloadOutcome end)
    {
        if (end is DownloadOutcome.Done or DownloadOutcome.Unchanged)
            Interlocked.Increment(ref _done);
        else if (end != DownloadOutcome.Void)
            Interlocked.Increment(ref _failed);
        Interlocked.Decrement(ref _pending);
        foreach (Watch watch in _watches.Keys)
            watch.Report(this);
    }

    /// <summary>Has the pump started again when the next download is due.</summary>
    private async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        DateTime? due = await _database.ReadAsync((context, token) => DownloadReader.NextDueAsync(context, _database.Now(), token), cancellationToken).ConfigureAwait(false);
        DateTimeOffset? next = due is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;
        if (Interlocked.Read(ref _pending) > 0 && _pauses.Earliest is { } pause && !(next < pause))
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

    /// <summary>What one caller counts from.</summary>
    private sealed class Watch(long done, long failed, Action<DownloadCounts>? onProgress)
    {
        private readonly Lock _order = new();

        public DownloadCounts Since(long doneNow, long failedNow, long pendingNow) => new(doneNow - done, failedNow - failed, Math.Max(0, pendingNow));

        public void Report(ArtworkDownloadWorker downloads)
        {
            if (onProgress is null)
                return;
            lock (_order)
                onProgress(Since(Interlocked.Read(ref downloads._done), Interlocked.Read(ref downloads._failed), Interlocked.Read(ref downloads._pending)));
        }
    }
}
