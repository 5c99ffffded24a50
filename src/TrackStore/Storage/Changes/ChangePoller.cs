using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Storage.Writes;

namespace TrackStore.Storage.Changes;

/// <summary>
/// Polls the change log for changes of other processes, at intervals and whenever the database notifies of some, once a consumer has
/// started it.
/// </summary>
internal sealed class ChangePoller(
    StoreDatabase database,
    IOptions<TrackStoreOptions> options,
    TimeProvider time,
    ILogger<ChangePoller>? logger = null) : IDisposable, IAsyncDisposable
{
    private readonly ILogger _logger = logger ?? NullLogger<ChangePoller>.Instance;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposing = new();
    private ITimer? _timer;
    private Task _listening = Task.CompletedTask;
    private bool _isDisposed;
    private int _requests;

    /// <summary>Starts polling. Further calls have no effect.</summary>
    public void Start()
    {
        if (options.Value.ChangePollInterval is not { } interval)
            return;
        lock (_gate)
        {
            if (_isDisposed || _timer is not null)
                return;
            _timer = time.CreateTimer(_ => PollUnlessPolling(interval), null, interval, interval);
            _listening = BackgroundWork.Start(() => database.ListenAsync(() => PollAgain(interval), _disposing.Token));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _timer?.Dispose();
            _disposing.Cancel();
        }
    }

    /// <summary>Stops polling and waits until the connection that listens is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _disposing.Dispose();
    }

    // Polls at intervals must not pile up on a slow disk.
    private void PollUnlessPolling(TimeSpan interval)
    {
        if (Interlocked.CompareExchange(ref _requests, 1, 0) == 0)
            _ = PollAsync(interval);
    }

    // A poll that runs may have read the log before the change, so another one follows.
    private void PollAgain(TimeSpan interval)
    {
        if (Interlocked.Increment(ref _requests) == 1)
            _ = PollAsync(interval);
    }

    private async Task PollAsync(TimeSpan interval)
    {
        int served;
        do
        {
            served = Volatile.Read(ref _requests);
            await PollOnceAsync(interval).ConfigureAwait(false);
        }
        while (Interlocked.Add(ref _requests, -served) != 0);
    }

    private async Task PollOnceAsync(TimeSpan interval)
    {
        try
        {
            await database.PublishForeignChangesAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The store was disposed during the poll.
        }
        catch (Exception error)
        {
            Log.PollFailed(_logger, error, interval);
        }
    }
}
