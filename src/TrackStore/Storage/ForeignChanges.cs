using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace TrackStore.Storage;

/// <summary>Looks at intervals for what other processes changed, from the time on when somebody wants to know.</summary>
internal sealed class ForeignChanges(
    StoreDatabase database,
    IOptions<TrackStoreOptions> options,
    TimeProvider time,
    ILogger<ForeignChanges>? logger = null) : IDisposable
{
    private readonly ILogger _logger = logger ?? NullLogger<ForeignChanges>.Instance;
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private bool _isDisposed;
    private int _isLooking;

    /// <summary>Begins to look. Calling it again is harmless.</summary>
    public void Start()
    {
        if (options.Value.ChangePollInterval is not { } interval)
            return;
        lock (_gate)
        {
            if (!_isDisposed)
                _timer ??= time.CreateTimer(_ => _ = LookAsync(interval), null, interval, interval);
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

    private async Task LookAsync(TimeSpan interval)
    {
        // A slow disk must not pile up looks.
        if (Interlocked.Exchange(ref _isLooking, 1) != 0)
            return;
        try
        {
            await database.PublishForeignChangesAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The store went away while the look was under way.
        }
        catch (Exception error)
        {
            Log.PollFailed(_logger, error, interval);
        }
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }
}
