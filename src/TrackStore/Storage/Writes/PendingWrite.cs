using Microsoft.EntityFrameworkCore.Storage;
using TrackStore.Storage.Changes;

namespace TrackStore.Storage.Writes;

/// <summary>A write that waits for others, and then runs in a transaction with them.</summary>
/// <param name="cancellationToken">Cancels the write before the commit.</param>
internal abstract class PendingWrite(CancellationToken cancellationToken)
{
    // The write runs as if its caller ran it, with the caller's activity and other ambient values.
    private readonly ExecutionContext? _caller = ExecutionContext.Capture();

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Gets or sets why the write failed without touching what the others write; null if it didn't.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Gets or sets the changes to publish after the commit; null if there are none.</summary>
    public ChangeSet? Changes { get; set; }

    /// <summary>Claims the write.</summary>
    /// <returns>False if its caller has stopped waiting for it.</returns>
    public abstract bool TryStart();

    /// <summary>Runs the write, and keeps its result. May be called again after the transaction was rolled back.</summary>
    public Task RunAsync(StoreTransaction transaction, CancellationToken token)
        => AsCallerAsync(() => RunCoreAsync(transaction, token));

    /// <summary>Runs the write in a transaction of its own, and tells its caller how it ended.</summary>
    public Task RunAloneAsync(WriteRunner runner) => AsCallerAsync(() => RunAloneCoreAsync(runner));

    /// <summary>Tells the caller the result, or <see cref="Failure"/>.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the write failed.</summary>
    public void Fail(Exception error)
    {
        Failure = error;
        Complete();
    }

    protected abstract Task RunCoreAsync(StoreTransaction transaction, CancellationToken token);

    protected abstract Task RunAloneCoreAsync(WriteRunner runner);

    private Task AsCallerAsync(Func<Task> run)
    {
        if (_caller is null)
            return run();

        // EF Core refuses statements in a transaction, unless the strategy that repeats it is the current one.
        ExecutionStrategy? strategy = ExecutionStrategy.Current;
        Task? running = null;
        ExecutionContext.Run(
            _caller,
            _ =>
            {
                CurrentStrategy.Set(strategy);
                running = run();
            },
            null);
        return running!;
    }
}
