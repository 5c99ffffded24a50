using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.Storage.Writes;

/// <summary>Runs a write in a transaction of its own. The caller holds the gate.</summary>
/// <param name="provider">The database.</param>
/// <param name="changes">Publishes the changes after the commit.</param>
/// <param name="time">The clock.</param>
/// <param name="retention">How many changes can be undone.</param>
internal sealed class WriteRunner(IStoreProvider provider, ChangePublisher changes, TimeProvider time, HistoryRetention retention)
{
    public HistoryRetention Retention => retention;

    /// <summary>Gets the name of the store in the change log.</summary>
    public string Writer { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Returns the timestamp for new rows: UTC, in whole milliseconds, a precision that every provider stores.</summary>
    public DateTime Now()
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }

    public async Task<T> RunAsync<T>(Func<StoreTransaction, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        ContextLease lease = provider.Rent();
        await using (lease.ConfigureAwait(false))
        {
            DbContext context = lease.Context;

            // A host may have turned retries on. Each attempt plans anew, with new ids.
            IExecutionStrategy strategy = context.Database.CreateExecutionStrategy();
            return strategy.RetriesOnFailure
                ? await strategy.ExecuteAsync(attempt => RunOnceAsync(context, write, attempt), cancellationToken).ConfigureAwait(false)
                : await RunOnceAsync(context, write, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a write once on a context. Its strategy may call this again.</summary>
    public async Task<T> RunOnceAsync<T>(
        DbContext context,
        Func<StoreTransaction, CancellationToken, Task<T>> write,
        CancellationToken cancellationToken)
    {
        StartedWrite started = await provider.BeginWriteAsync(context, cancellationToken).ConfigureAwait(false);
        await using (started.Transaction.ConfigureAwait(false))
        {
            var work = new StoreTransaction(provider, context, started.Counters, Now(), retention);
            T result = await write(work, cancellationToken).ConfigureAwait(false);
            await work.CompleteAsync(Writer, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await started.Transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception error) when (!CommitFailure.IsCertain(error))
            {
                // Perhaps it is stored. Then nobody else would tell the caches and watchers of this store.
                provider.EndWrite(context);
                changes.Publish(work.Changes);

                // Another attempt of the host's strategy could write everything twice.
                if (CommitFailure.Unanswered(error, provider) is { } unanswered)
                    throw unanswered;
                throw;
            }

            provider.EndWrite(context);
            changes.Publish(work.Changes);
            return result;
        }
    }
}
