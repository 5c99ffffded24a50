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
    private readonly ConcurrentDictionary<DownloadCounter, bool> _counters = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private int _wakes;
    private bool _isRunning;
    private bool _isDisposed;
    private bool _isSwept;
    private long _due;

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

    /// <summary>Downloads everything that is due and waits for it. Hosts that could not be reached before are tried again.</summary>
    /// <param name="batch">The downloads to count, or null to count all that end during the call.</param>
    /// <param name="onProgress">Called after each counted download, on any thread but never concurrently; or null.</param>
    /// <param name="cancellationToken">Stops the call. Downloads that have not ended stay queued.</param>
    /// <returns>The counts. Pending downloads wait for a host that is unreachable or backed off, or for their next attempt.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the store was disposed.</exception>
    public async Task<DownloadCounts> RunAsync(DownloadBatch? batch, Action<DownloadCounts>? onProgress, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        var counter = new DownloadCounter(batch, await CountAsync(batch, leaving.Token).ConfigureAwait(false), onProgress);
        _counters[counter] = true;
        try
        {
            _pauses.ForgetOutages();
            await PumpAsync(leaving.Token).ConfigureAwait(false);
            await ScheduleAsync(leaving.Token).ConfigureAwait(false);

            // A batch's counts come from the database, because its downloads may have ended before the call, or in another process.
            return batch is null
                ? counter.Counts with { Pending = Interlocked.Read(ref _due) }
                : await CountAsync(batch, leaving.Token).ConfigureAwait(false);
        }
        finally
        {
            _counters.TryRemove(counter, out _);
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
        var counter = new DownloadCounter(batch: null, start: default, onProgress: null);
        try
        {
            await SweepAsync(cancellationToken).ConfigureAwait(false);
            _counters[counter] = true;
            while (await PassAsync(cancellationToken).ConfigureAwait(false))
            {
                // A download that ended may have queued another try, and others may have queued more.
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
            _turn.Release();
        }
    }

    // Once a process is enough: little comes together.
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (_isSwept)
            return;
        DateTime checkedBefore = _database.Now() - _memory;
        if (await _database.ReadAsync((context, token) => DownloadReader.AnyToSweepAsync(context, checkedBefore, token), cancellationToken).ConfigureAwait(false))
            await _database.WriteAsync((transaction, token) => DownloadReader.SweepAsync(transaction, checkedBefore, token), cancellationToken).ConfigureAwait(false);
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
                Report(download, end);
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
            Interlocked.Exchange(ref _due, await CountDueAsync(cancellationToken).ConfigureAwait(false));
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

    private Task<DownloadCounts> CountAsync(DownloadBatch? batch, CancellationToken cancellationToken) => batch is null
        ? Task.FromResult(default(DownloadCounts))
        : _database.ReadAsync((context, token) => DownloadReader.CountAsync(context, batch, token), cancellationToken);

    private void Report(DueDownload download, DownloadOutcome end)
    {
        long due = Interlocked.Decrement(ref _due);
        foreach (DownloadCounter counter in _counters.Keys)
            counter.Add(download.Id, end, due);
    }

    /// <summary>Has the pump started again when the next download is due.</summary>
    private async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        DateTime? due = await _database.ReadAsync((context, token) => DownloadReader.NextDueAsync(context, _database.Now(), token), cancellationToken).ConfigureAwait(false);
        DateTimeOffset? next = due is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;
        if (Interlocked.Read(ref _due) > 0 && _pauses.Earliest is { } pause && !(next < pause))
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
