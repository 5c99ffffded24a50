using System.Threading.RateLimiting;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Limits how many downloads run at the same time, in total and per host.</summary>
/// <param name="total">The limit for all hosts together.</param>
/// <param name="perHost">The limit for one host.</param>
internal sealed class DownloadLimiter(int total, int perHost)
{
    private readonly Lock _gate = new();
    private Limiters? _limiters;

    /// <summary>Gets a value indicating whether nobody downloads or waits, so that no timer runs.</summary>
    internal bool IsIdle
    {
        get
        {
            lock (_gate)
                return _limiters is null;
        }
    }

    /// <summary>Waits until a download may start.</summary>
    /// <param name="host">The download's host.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The permit; dispose it when the download has ended.</returns>
    public async Task<IAsyncDisposable> AcquireAsync(string host, CancellationToken cancellationToken)
    {
        Permit permit = new(this, Enter());
        try
        {
            // The host's permit comes first, so that downloads waiting for a slow host don't hold back those from other hosts.
            permit.Add(await permit.Limiters.PerHost.AcquireAsync(host, 1, cancellationToken).ConfigureAwait(false));
            permit.Add(await permit.Limiters.Total.AcquireAsync(1, cancellationToken).ConfigureAwait(false));
            return permit;
        }
        catch
        {
            await permit.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // A partitioned limiter runs a timer ten times a second, so it exists only while somebody downloads.
    private Limiters Enter()
    {
        lock (_gate)
        {
            _limiters ??= new Limiters(total, perHost);
            _limiters.Users++;
            return _limiters;
        }
    }

    private ValueTask LeaveAsync(Limiters limiters)
    {
        lock (_gate)
        {
            if (--limiters.Users > 0)
                return ValueTask.CompletedTask;
            _limiters = null;
        }

        return limiters.DisposeAsync();
    }

    private sealed class Limiters(int total, int perHost) : IAsyncDisposable
    {
        public ConcurrencyLimiter Total { get; } = new(OptionsFor(total));

        public PartitionedRateLimiter<string> PerHost { get; } = PartitionedRateLimiter.Create<string, string>(
            host => RateLimitPartition.GetConcurrencyLimiter(host, _ => OptionsFor(perHost)),
            StringComparer.OrdinalIgnoreCase);

        public int Users { get; set; }

        public async ValueTask DisposeAsync()
        {
            await PerHost.DisposeAsync().ConfigureAwait(false);
            await Total.DisposeAsync().ConfigureAwait(false);
        }

        private static ConcurrencyLimiterOptions OptionsFor(int permits)
            => new() { PermitLimit = permits, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
    }

    private sealed class Permit(DownloadLimiter limiter, Limiters limiters) : IAsyncDisposable
    {
        private readonly List<RateLimitLease> _leases = new(2);
        private bool _isDisposed;

        public Limiters Limiters => limiters;

        public void Add(RateLimitLease lease) => _leases.Add(lease);

        public ValueTask DisposeAsync()
        {
            if (_isDisposed)
                return ValueTask.CompletedTask;
            _isDisposed = true;
            foreach (RateLimitLease lease in Enumerable.Reverse(_leases))
                lease.Dispose();
            return limiter.LeaveAsync(limiters);
        }
    }
}
