using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.Storage.Writes;

/// <summary>
/// Gathers the writes of a store that wait for each other in one transaction, where a commit is dear. A write that finds no other one
/// waiting is committed at once. Writes run one after the other in the order of their calls; each sees what earlier ones have written.
/// </summary>
/// <remarks>
/// A write that throws before it has written anything leaves the others alone. When anything else fails, the transaction is rolled back and
/// each of its writes runs again alone, so that only the one that is to blame fails.
/// </remarks>
internal sealed class WriteBatcher
{
    private const int MostWrites = 64;

    // Other processes wait meanwhile, and the first of the writes waits for the last.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private readonly IStoreProvider _provider;
    private readonly ChangePublisher _changes;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Queue<PendingWrite> _waiting = new();
    private bool _isRunning;

    /// <param name="provider">The database.</param>
    /// <param name="changes">Publishes the changes after the commit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="retention">How many changes can be undone.</param>
    public WriteBatcher(IStoreProvider provider, ChangePublisher changes, TimeProvider time, HistoryRetention retention)
    {
        _provider = provider;
        _changes = changes;
        _time = time;
        Runner = new WriteRunner(provider, changes, time, retention);
    }

    /// <summary>Gets what runs a write in a transaction of its own.</summary>
    public WriteRunner Runner { get; }

    public Task<T> RunAsync<T>(Func<StoreTransaction, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        var pending = new PendingWrite<T>(write, cancellationToken);
        lock (_gate)
        {
            _waiting.Enqueue(pending);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = BackgroundWork.Start(RunAllAsync);
            }
        }

        return pending.WaitAsync();
    }

    private async Task RunAllAsync()
    {
        while (Take(endsIfNone: true) is { } first)
        {
            var batch = new List<PendingWrite> { first };
            try
            {
                using IDisposable admitted = await _provider.Gate.EnterAsync(first.CancellationToken).ConfigureAwait(false);
                if (await RunTogetherAsync(batch).ConfigureAwait(false))
                    continue;
                foreach (PendingWrite write in batch)
                    await write.RunAloneAsync(Runner).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                foreach (PendingWrite write in batch)
                    write.Fail(error);
            }
        }
    }

    private PendingWrite? Take(bool endsIfNone)
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out PendingWrite? write))
            {
                if (write.TryStart())
                    return write;
            }

            _isRunning = !endsIfNone;
            return null;
        }
    }

    /// <summary>Runs the first write, and those that wait at its end, in one transaction.</summary>
    /// <param name="batch">The first write, to which the others are added.</param>
    /// <returns>False if everything was rolled back and each write has to run alone.</returns>
    private async Task<bool> RunTogetherAsync(List<PendingWrite> batch)
    {
        bool isCommitted;
        ContextLease lease = _provider.Rent();
        await using (lease.ConfigureAwait(false))
        {
            DbContext context = lease.Context;
            IExecutionStrategy strategy = context.Database.CreateExecutionStrategy();

            // The host's strategy repeats only the beginning. Later failures are repeated alone, each by the strategy.
            isCommitted = strategy.RetriesOnFailure
                ? await strategy.ExecuteAsync(
                    token => AttemptAsync(context, batch, isRepeated: true, token), batch[0].CancellationToken).ConfigureAwait(false)
                : await AttemptAsync(context, batch, isRepeated: false, batch[0].CancellationToken).ConfigureAwait(false);
        }

        if (!isCommitted)
            return false;

        // After the context was returned, so that a caller may dispose the store.
        foreach (PendingWrite write in batch)
            write.Complete();
        return true;
    }

    private async Task<bool> AttemptAsync(DbContext context, List<PendingWrite> batch, bool isRepeated, CancellationToken first)
    {
        StartedWrite started = await _provider.BeginWriteAsync(context, first).ConfigureAwait(false);
        await using (started.Transaction.ConfigureAwait(false))
        {
            if (await RunEachAsync(context, started.Counters, batch).ConfigureAwait(false) is { } error)
                return Settle(batch, error, isRepeated);
            try
            {
                await started.Transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception failure) when (CommitFailure.IsCertain(failure))
            {
                return Settle(batch, failure, isRepeated);
            }
            catch (Exception failure)
            {
                // Perhaps it is stored, so that running it again could store it twice.
                Publish(context, batch);
                Exception unanswered = CommitFailure.Unanswered(failure, _provider) ?? failure;
                foreach (PendingWrite write in batch)
                    write.Failure ??= unanswered;
                return true;
            }

            Publish(context, batch);
            return true;
        }
    }

    private void Publish(DbContext context, List<PendingWrite> batch)
    {
        _provider.EndWrite(context);
        foreach (PendingWrite write in batch)
        {
            if (write is { Failure: null, Changes: { } made })
                _changes.Publish(made);
        }
    }

    /// <summary>Decides about a batch that was rolled back.</summary>
    /// <returns>True if it ends with the failure, because its only write would fail again.</returns>
    private static bool Settle(List<PendingWrite> batch, Exception error, bool isRepeated)
    {
        // Only failures of the database or the network pass.
        if (batch.Count > 1 || (isRepeated && (error is TimeoutException || CommitFailure.Cause(error) is not null)))
            return false;
        batch[0].Failure = error;
        return true;
    }

    /// <summary>Runs the writes of the batch one after the other, and adds those that wait meanwhile.</summary>
    /// <returns>Why the transaction can't be committed, or null.</returns>
    private async Task<Exception?> RunEachAsync(DbContext context, StoreCountersEntity? counters, List<PendingWrite> batch)
    {
        long start = _time.GetTimestamp();
        PendingWrite? write = batch[0];
        while (write is not null)
        {
            var work = new StoreTransaction(_provider, context, counters, Runner.Now(), Runner.Retention);
            try
            {
                // A statement that is canceled ends the transaction, also for the others.
                CancellationToken token = batch.Count == 1 ? write.CancellationToken : CancellationToken.None;
                await write.RunAsync(work, token).ConfigureAwait(false);
                write.CancellationToken.ThrowIfCancellationRequested();
                await work.CompleteAsync(Runner.Writer, token).ConfigureAwait(false);
                write.Changes = work.Changes;
                counters = work.Counters ?? counters;
            }
            catch (Exception error) when (batch.Count > 1 && !work.IsTouched && CommitFailure.Cause(error) is null)
            {
                write.Failure = error;
            }
            catch (Exception error)
            {
                return error;
            }

            bool isFull = batch.Count == MostWrites || _time.GetElapsedTime(start) > Longest;
            write = isFull ? null : Take(endsIfNone: false);
            if (write is not null)
                batch.Add(write);
        }

        return null;
    }
}
