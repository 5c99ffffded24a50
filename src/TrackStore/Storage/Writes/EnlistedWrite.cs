using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Writes;

/// <summary>
/// A transaction of a host's context in which the calls of a store take part while the host's work runs. They run one after the other, on
/// the host's context, and leave nothing in its change tracker.
/// </summary>
internal sealed class EnlistedWrite(StoreTransaction transaction, DbContext context) : IAsyncDisposable
{
    // Never disposed: a call that the work didn't await may wait for it.
    private readonly SemaphoreSlim _one = new(1, 1);
    private Exception? _failure;

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

    /// <summary>Requires that no call has failed in a way that leaves a part of it in the transaction.</summary>
    /// <exception cref="EnlistedWriteException">One has.</exception>
    public void RequireIntact()
    {
        if (_failure is not null)
            throw new EnlistedWriteException(_failure);
    }

    /// <summary>Waits for the call that runs, and refuses those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        await _one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        IsOpen = false;
        _one.Release();
    }

    private async Task<T> AloneAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsOpen)
                throw new InvalidOperationException("The transaction has ended. Await each call to the library within the work.");
            RequireIntact();
            return await RunAsync(work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        QueryTrackingBehavior tracking = context.ChangeTracker.QueryTrackingBehavior;
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        transaction.BeginCall();
        try
        {
            return await work(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            transaction.DiscardPlan();

            // A server refuses all further statements after one has failed, and its commit stores nothing.
            if (transaction.IsTouched || CommitFailure.Cause(error) is not null)
                _failure = error;
            throw;
        }
        finally
        {
            context.ChangeTracker.QueryTrackingBehavior = tracking;
        }
    }
}
