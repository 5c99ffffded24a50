using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Writes;

namespace TrackStore.Storage;

/// <content>Lets the store's calls share a transaction: one of the host's context, or a snapshot.</content>
internal sealed partial class StoreDatabase
{
    private readonly AsyncLocal<EnlistedWrite?> _enlisted = new();
    private readonly AsyncLocal<StrongBox<DbContext?>?> _snapshot = new();

    /// <summary>Gets a value indicating whether the call is part of a host's transaction.</summary>
    public bool IsEnlisted => Enlisted is not null;

    private EnlistedWrite? Enlisted => _enlisted.Value is { IsOpen: true } enlisted ? enlisted : null;

    /// <inheritdoc cref="TrackStoreDatabaseExtensions.ExecuteInTransactionAsync{T}"/>
    public async Task<T> ExecuteInTransactionAsync<T>(
        DbContext context, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Enlisted is not null)
            throw new InvalidOperationException("The work is part of such a transaction already. Call the library directly.");
        if (context.Database.CurrentTransaction is not null)
        {
            throw new InvalidOperationException(
                "The context has a transaction already. Waiting for the library's write lock within it could block others, or never end. "
                    + "Begin no transaction: this call begins one, takes the lock and commits.");
        }

        await OpenAsync(cancellationToken).ConfigureAwait(false);
        provider.RequireSameDatabase(context);
        provider.Gate.RequireNotKept();
        if (!_calls.TryEnter())
            throw Disposed();
        Exception? failure = null;
        try
        {
            using IDisposable admitted = await provider.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            IExecutionStrategy strategy = context.Database.CreateExecutionStrategy();
            return await strategy.ExecuteAsync(token => RunEnlistedAsync(context, admitted, RunWorkAsync, token), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception error) when (!IsOfWork(error) && Translate(error) is { } translated)
        {
            throw translated;
        }
        finally
        {
            _calls.Exit();
        }

        // What the host's own statements throw is the host's to handle.
        async Task<T> RunWorkAsync(CancellationToken token)
        {
            try
            {
                return await work(token).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                failure = error;
                throw;
            }
        }

        bool IsOfWork(Exception error) => failure is not null && (error == failure || error.InnerException == failure);
    }

    /// <summary>
    /// Runs reads, one after the other, that all see the library as it is at the first one. Within them, every read of this store uses the
    /// snapshot's context.
    /// </summary>
    public Task<T> ReadSnapshotAsync<T>(Func<CancellationToken, Task<T>> reads, CancellationToken cancellationToken)
        => QueryAsync(
            (context, token) => IsEnlisted || _snapshot.Value?.Value is not null
                ? reads(token)
                : context.Database.CreateExecutionStrategy().ExecuteAsync(next => RunSnapshotAsync(context, reads, next), token),
            cancellationToken);

    private Task<T> RunEnlistedAsync<T>(
        DbContext context, IDisposable admitted, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        => _writes.Runner.RunOnceAsync(
            context,
            async (transaction, token) =>
            {
                var enlisted = new EnlistedWrite(transaction, context);
                T result;
                await using (enlisted.ConfigureAwait(false))
                {
                    _enlisted.Value = enlisted;
                    provider.Gate.KeepFor(admitted);
                    result = await work(token).ConfigureAwait(false);
                }

                enlisted.RequireIntact();
                return result;
            },
            cancellationToken);

    // The caller's flow keeps its own value of the local.
    private async Task<T> RunSnapshotAsync<T>(
        DbContext context, Func<CancellationToken, Task<T>> reads, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await context.Database
            .BeginTransactionAsync(provider.SnapshotLevel, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var snapshot = new StrongBox<DbContext?>(context);
            _snapshot.Value = snapshot;
            try
            {
                return await reads(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // What the reads have started may outlast them.
                snapshot.Value = null;
            }
        }
    }
}
