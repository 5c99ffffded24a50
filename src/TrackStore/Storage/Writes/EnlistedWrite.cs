using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Writes;

/// <summary>
/// A transaction of a host's context in which the calls of a store take part while the host's work runs. They run one after the other, on
/// the host's context, and leave nothing in its change tracker.
/// </summary>
internal sealed class EnlistedWrite(StoreTransaction transaction, DbContext context) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Gets a value indicating whether the host's work still runs. What it left running isn't part of the transaction.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Runs a write of the store. If it fails before it has written, the host may go on.</summary>
    public Task<T> WriteAsync<T>(Func<StoreTransaction, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
        => AloneAsync(
            async token =>
            {
                T result = await write(transaction, token).ConfigureAwait(false);

                // The host's own queries see it then.
                await transaction.WritePlanAsync(token).ConfigureAwait(false);
                return result;
            },
            cancellationToken);

    /// <summary>Runs a read of the store, which sees what the host and the store have written in the transaction.</summary>
    public Task<T> ReadAsync<T>(Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => AloneAsync(token => read(context, token), cancellationToken);

    public void Dispose()
    {
        IsOpen = false;
        _one.Dispose();
    }

    private async Task<T> AloneAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        QueryTrackingBehavior tracking = context.ChangeTracker.QueryTrackingBehavior;
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            return await work(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            context.ChangeTracker.QueryTrackingBehavior = tracking;
            _one.Release();
        }
    }
}
