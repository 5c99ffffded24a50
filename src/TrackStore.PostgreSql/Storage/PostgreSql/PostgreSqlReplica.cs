using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Npgsql;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Writes;

namespace TrackStore.Storage.PostgreSql;

/// <summary>
/// Rents contexts on a replica that has replayed what readers must see. A position is the number of writes in store_counters: each write
/// raises it in its transaction, and a replica replays transactions in the order of their commits.
/// </summary>
internal sealed class PostgreSqlReplica(DbContextOptions<PostgreSqlDbContext> options, TimeProvider time, ILogger<PostgreSqlReplica> logger)
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FailureInterval = TimeSpan.FromSeconds(10);

    private readonly PooledDbContextFactory<PostgreSqlDbContext> _contexts = new(options);
    private readonly Lock _gate = new();
    private long _required;
    private long _replayed = -1;
    private long _checkedAt;
    private TimeSpan _pause = TimeSpan.Zero;
    private bool _isChecking;

    /// <summary>Reads the position of the database of a context.</summary>
    public static Task<long> PositionAsync(DbContext context, CancellationToken cancellationToken)
        => context.Set<StoreCountersEntity>().Select(counters => counters.Writes).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Makes readers see at least the writes up to a position.</summary>
    public void Require(long position)
    {
        lock (_gate)
            _required = Math.Max(_required, position);
    }

    /// <summary>Rents a context on the replica, or returns null if it is behind or can't be reached.</summary>
    public async ValueTask<ContextLease?> TryRentAsync(CancellationToken cancellationToken)
    {
        bool isCheck;
        lock (_gate)
        {
            isCheck = _replayed < _required;
            if (isCheck)
            {
                // One reader finds out, and the others don't wait for it.
                if (_isChecking || time.GetElapsedTime(_checkedAt) < _pause)
                    return null;
                _isChecking = true;
            }
        }

        try
        {
            var lease = new ContextLease(_contexts.CreateDbContext());
            bool isReady = false;
            try
            {
                isReady = await IsReadyAsync(lease.Context, isCheck, cancellationToken).ConfigureAwait(false);
                return isReady ? lease : null;
            }
            finally
            {
                if (!isReady)
                    await lease.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            if (isCheck)
            {
                lock (_gate)
                    _isChecking = false;
            }
        }
    }

    private async Task<bool> IsReadyAsync(DbContext context, bool isCheck, CancellationToken cancellationToken)
    {
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            if (!isCheck)
                return true;
            return Checked(await PositionAsync(context, cancellationToken).ConfigureAwait(false), CheckInterval);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // It hasn't replayed the creation of the schema.
            return Checked(position: -1, CheckInterval);
        }
        catch (Exception error) when (error is not OperationCanceledException && CommitFailure.Cause(error) is not null)
        {
            // It may come back as another server, which is further behind.
            Log.ReplicaFailed(logger, error, FailureInterval);
            return Checked(position: -1, FailureInterval);
        }
    }

    private bool Checked(long position, TimeSpan pause)
    {
        lock (_gate)
        {
            _replayed = position;
            _checkedAt = time.GetTimestamp();
            _pause = pause;
            return _replayed >= _required;
        }
    }
}
