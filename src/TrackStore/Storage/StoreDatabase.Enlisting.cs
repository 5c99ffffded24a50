using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Writes;

namespace TrackStore.Storage;

/// <content>Lets the store's calls take part in a transaction of the host's context.</content>
internal sealed partial class StoreDatabase
{
    private readonly AsyncLocal<EnlistedWrite?> _enlisted = new();

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
        using IDisposable writeLock = await provider.EnterWriteAsync(cancellationToken).ConfigureAwait(false);
        IExecutionStrategy strategy = context.Database.CreateExecutionStrategy();
        return await strategy.ExecuteAsync(token => RunEnlistedAsync(context, work, token), cancellationToken).ConfigureAwait(false);
    }

    private Task<T> RunEnlistedAsync<T>(DbContext context, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        => _writes.Runner.RunOnceAsync(
            context,
            async (transaction, token) =>
            {
                using var enlisted = new EnlistedWrite(transaction, context);
                _enlisted.Value = enlisted;
                return await work(token).ConfigureAwait(false);
            },
            cancellationToken);
}
