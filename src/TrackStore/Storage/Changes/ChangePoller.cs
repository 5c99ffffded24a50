using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TrackStore.Storage.Changes;

/// <summary>Polls the change log at intervals for changes of other processes, once a consumer has started it.</summary>
internal sealed class ChangePoller(
    StoreDatabase database,
    IOptions<TrackStoreOptions> options,
    TimeProvider time,
    ILogger<ChangePoller>? logger = null) : IDisposable
{
    private readonly ILogger _logger = logger ?? NullLogger<ChangePoller>.Instance;
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private bool _isDisposed;
    private int _isPolling;

    /// <summary>Starts polling. Further calls have no effect.</summary>
    public void Start()
    {
        if (options.Value.ChangePollInterval is not { } interval)
            return;
        lock (_gate)
        {
            if (!_isDisposed)
                _timer ??= time.CreateTimer(_ => _ = PollAsync(interval), null, interval, interval);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private async Task PollAsync(TimeSpan interval)
    {
        // Polls must not pile up on a slow disk.
        if (Interlocked.Exchange(ref _isPolling, 1) != 0)
            return;
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
        finally
        {
            Volatile.Write(ref _isPolling, 0);
        }
    }
}
