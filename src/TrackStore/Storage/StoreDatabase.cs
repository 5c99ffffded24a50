using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrackStore.Storage.Changes;
using TrackStore.Storage.Copying;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Storage.Writes;
using TrackStore.Text;

namespace TrackStore.Storage;

/// <summary>
/// Single entry point for database access. Prepares the schema on first use, runs calls on the thread pool where the driver blocks, creates
/// a context per call and a transaction per write, and translates driver exceptions.
/// </summary>
[SuppressMessage("Reliability", "CA2213", Justification = "The semaphore has no wait handle, and calls may still be running.")]
internal sealed partial class StoreDatabase(
    IStoreProvider provider,
    IOptions<TrackStoreOptions> options,
    TimeProvider time,
    ChangePublisher changes,
    IEnumerable<IStartupTask> startupTasks,
    ILogger<StoreDatabase>? logger = null) : ITrackStoreDatabase, IDisposable, IAsyncDisposable
{
    private readonly SchemaMode _schemaMode = options.Value.SchemaMode;
    private readonly WriteBatcher _writes = new(provider, changes, time, HistoryRetention.Of(options.Value));
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private readonly RunningCalls _calls = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly Lock _gate = new();
    private readonly ILogger _logger = logger ?? NullLogger<StoreDatabase>.Instance;
    private long _logPosition;
    private Task? _startup;
    private volatile bool _prepared;
    private volatile bool _disposed;

    /// <summary>Gets a value indicating whether the database was opened for reading only. False until it is opened.</summary>
    public bool IsReadOnly => provider.IsReadOnly;

    public async Task InitializeAsync(CancellationToken cancellationToken = default)
    {
        Task? failed = _startup is { IsCompleted: true, IsCompletedSuccessfully: false } ended ? ended : null;
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (failed is not null)
            Start(failed);
        else if (_startup is null)
            await StartUnlessIncompleteAsync(cancellationToken).ConfigureAwait(false);
        if (_startup is { } startup)
            await startup.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // On the thread pool, because building the model takes long.
    public Task<string> GenerateSchemaScriptAsync(string? fromMigration = null, CancellationToken cancellationToken = default)
        => Task.Run(() => provider.GenerateSchemaScript(fromMigration), cancellationToken);

    public Task OpenAsync(CancellationToken cancellationToken = default)
        => RunAsync(static (_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>Publishes the changes of other stores since the last call, or since the database was opened.</summary>
    public async Task PublishForeignChangesAsync(CancellationToken cancellationToken)
    {
        if (!_prepared)
            return;
        (ForeignChangeSet change, _logPosition) = await ReadAsync(
            async (context, token) =>
            {
                (ForeignChangeSet Change, long Last) found =
                    await ChangeLog.ReadAsync(context, _logPosition, _writes.Runner.Writer, token).ConfigureAwait(false);

                // Who is told of a change reads it again, and a cache would keep what an outdated replica answers.
                if (found.Last != _logPosition)
                    await provider.AdvanceReadersAsync(context, token).ConfigureAwait(false);
                return found;
            },
            cancellationToken).ConfigureAwait(false);
        changes.Publish(change);
    }

    /// <summary>Calls back when other stores have changed the library, until it is canceled. Completes at once if nothing tells.</summary>
    public Task ListenAsync(Action changed, CancellationToken cancellationToken)
        => provider.ListenAsync(_writes.Runner.Writer, changed, cancellationToken);

    /// <summary>Returns the timestamp for new rows: UTC, in whole milliseconds, a precision that every provider stores.</summary>
    public DateTime Now() => _writes.Runner.Now();

    /// <summary>Reads what all processes have committed, as the work that goes on with the result needs it.</summary>
    public Task<T> ReadAsync<T>(Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => ReadAsync(static (store, _) => new ValueTask<ContextLease>(store.Rent()), read, cancellationToken);

    /// <summary>Reads for a caller of the public API. A replica may answer, which is behind other processes' writes.</summary>
    public Task<T> QueryAsync<T>(Func<DbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        => ReadAsync(static (store, token) => store.RentReaderAsync(token), read, cancellationToken);

    public Task<T> ReadImageAsync<TKey, T>(
        TKey key,
        Func<IImageReader, TKey, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken)
        => RunAsync((store, token) => read(store.Images, key, token).AsTask(), cancellationToken);

    /// <summary>Reads artwork on the calling thread, which must be one of the thread pool: the read may block it.</summary>
    public Task<T> ReadImageOnThisThreadAsync<TKey, T>(
        TKey key,
        Func<IImageReader, TKey, CancellationToken, ValueTask<T>> read,
        CancellationToken cancellationToken)
        => _disposed
            ? Task.FromException<T>(Disposed())
            : TranslatedAsync((store, token) => read(store.Images, key, token).AsTask(), cancellationToken);

    public Task<T> WriteAsync<T>(Func<StoreTransaction, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
        => RunInTransactionAsync(write, cancellationToken);

    /// <summary>Makes a plan and writes it in one transaction.</summary>
    /// <param name="plan">Makes the plan from the rows that it asks for. It may be called several times, each time with more rows.</param>
    /// <param name="cancellationToken">Cancels the write before the commit.</param>
    public Task<T> PlanAsync<T>(Func<LibraryRows, T> plan, CancellationToken cancellationToken)
        => WriteAsync((transaction, token) => transaction.PlanAsync(plan, token), cancellationToken);

    /// <summary>Makes a plan and writes it in one transaction.</summary>
    /// <param name="plan">Makes the plan from the rows that it asks for. It may be called several times, each time with more rows.</param>
    /// <param name="prefetch">Asks for rows that the plan will need, which saves making it several times.</param>
    /// <param name="cancellationToken">Cancels the write before the commit.</param>
    public Task<T> PlanAsync<T>(Func<LibraryRows, T> plan, Action<LibraryRows> prefetch, CancellationToken cancellationToken)
        => WriteAsync(
            async (transaction, token) =>
            {
                await transaction.PrefetchAsync(prefetch, token).ConfigureAwait(false);
                return await transaction.PlanAsync(plan, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Makes a plan, writes it, and reads its result in the same transaction.</summary>
    /// <param name="plan">Makes the plan from the rows that it asks for. It may be called several times, each time with more rows.</param>
    /// <param name="read">Reads the result; its second argument is what the plan returned.</param>
    /// <param name="cancellationToken">Cancels the write before the commit.</param>
    public Task<TResult> PlanAsync<T, TResult>(
        Func<LibraryRows, T> plan,
        Func<DbContext, T, CancellationToken, Task<TResult>> read,
        CancellationToken cancellationToken)
        => WriteAsync(
            async (transaction, token) =>
            {
                T planned = await transaction.PlanAsync(plan, token).ConfigureAwait(false);
                await transaction.WritePlanAsync(token).ConfigureAwait(false);
                return await read(transaction.Context, planned, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Makes a plan that is not written, to find out what it would do. Takes no lock.</summary>
    /// <param name="plan">Makes the plan from the rows that it asks for. It may be called several times, each time with more rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="prefetch">Ask for rows that the plan will need, one after the other.</param>
    public Task<T> PreviewAsync<T>(
        Func<LibraryRows, T> plan, CancellationToken cancellationToken, params Action<LibraryRows>[] prefetch) => ReadAsync(
        async (context, token) =>
        {
            await context.Database.OpenConnectionAsync(token).ConfigureAwait(false);
            try
            {
                var rows = new LibraryRows(StoreMap.Of(context), Now());
                foreach (Action<LibraryRows> ask in prefetch)
                    await rows.PrefetchAsync(context, provider.Rows, ask, token).ConfigureAwait(false);
                return await rows.PlanAsync(context, provider.Rows, plan, token).ConfigureAwait(false);
            }
            finally
            {
                await context.Database.CloseConnectionAsync().ConfigureAwait(false);
            }
        },
        cancellationToken);

    /// <summary>Refuses further calls. Running calls complete, and then close their connections.</summary>
    public void Dispose()
    {
        lock (_gate)
            _disposed = true;
        _disposing.Cancel();
    }

    /// <summary>Refuses further calls and waits for running calls and startup tasks to end, so that the file is no longer used.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_startup is { } startup)
            await startup.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _calls.EndAsync().ConfigureAwait(false);
    }

    private Task<T> ReadAsync<T>(
        Func<IStoreProvider, CancellationToken, ValueTask<ContextLease>> rent,
        Func<DbContext, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken) => RunAsync(
        async (store, token) =>
        {
            if (Enlisted is { } enlisted)
                return await enlisted.ReadAsync(read, token).ConfigureAwait(false);
            if (_snapshot.Value?.Value is { } snapshot)
                return await read(snapshot, token).ConfigureAwait(false);
            ContextLease lease = await rent(store, token).ConfigureAwait(false);
            await using (lease.ConfigureAwait(false))
                return await store.ReadAsync(lease.Context, read, token).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task<T> RunInTransactionAsync<T>(
        Func<StoreTransaction, CancellationToken, Task<T>> write,
        CancellationToken cancellationToken)
    {
        // A host's database is known when it was opened, and with it the other writes to wait for.
        if (!_prepared)
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (Enlisted is { } enlisted)
            return await RunAsync((_, token) => enlisted.WriteAsync(write, token), cancellationToken).ConfigureAwait(false);
        provider.Gate.RequireNotKept();
        if (provider.SharesCommits)
            return await RunAsync((_, token) => _writes.RunAsync(write, token), cancellationToken).ConfigureAwait(false);
        using IDisposable admitted = await provider.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        return await RunAsync((_, token) => _writes.Runner.RunAsync(write, token), cancellationToken).ConfigureAwait(false);
    }

    private Task<T> RunAsync<T>(Func<IStoreProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        // A transaction that began before may end.
        if (_disposed && Enlisted is null)
            return Task.FromException<T>(Disposed());
        return provider.BlocksCaller
            ? Task.Run(() => TranslatedAsync(work, cancellationToken), cancellationToken)
            : TranslatedAsync(work, cancellationToken);
    }

    private static ObjectDisposedException Disposed()
        => new("TrackStore", "The library was closed, or disposed with the service provider that it came from.");

    private async Task<T> TranslatedAsync<T>(Func<IStoreProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!_calls.TryEnter())
            throw Disposed();
        try
        {
            if (!_prepared)
                await PrepareAsync(cancellationToken).ConfigureAwait(false);
            return await work(provider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Translate(exception) is { } translated)
        {
            throw translated;
        }
        finally
        {
            _calls.Exit();
        }
    }

    private TrackStoreException? Translate(Exception exception)
        => exception is DbException or DbUpdateException or RetryLimitExceededException
            or (InvalidOperationException and not EnlistedWriteException)
            && CommitFailure.Cause(exception) is { } cause
            ? provider.Translate(cause)
            : null;

    // A failure is not cached: the next call may succeed, for example when the disk is available again.
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_prepared)
                return;
            UnicodeSupport.Require();
            await provider.PrepareSchemaAsync(_schemaMode, cancellationToken).ConfigureAwait(false);
            ContextLease lease = provider.Rent();
            bool isIncomplete;
            await using (lease.ConfigureAwait(false))
            {
                _logPosition = await ChangeLog.LastAsync(lease.Context, cancellationToken).ConfigureAwait(false);
                await provider.AdvanceReadersAsync(lease.Context, cancellationToken).ConfigureAwait(false);
                isIncomplete = await CopyPosition.IsInAsync(lease.Context, cancellationToken).ConfigureAwait(false);
            }

            _prepared = true;

            // Background work would change rows of an incomplete copy.
            if (provider.IsReadOnly || isIncomplete)
                return;
            Start(failed: null);
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <summary>Starts the startup tasks, unless another call has started them again since they failed.</summary>
    private void Start(Task? failed)
    {
        lock (_gate)
        {
            // Disposal waits for the tasks that it finds.
            if (_disposed || _startup != failed)
                return;
            _startup = Task.Run(() => RunStartupTasksAsync(_disposing.Token), CancellationToken.None);
            _ = _startup.ContinueWith(
                static startup => startup.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }
    }

    // Only InitializeAsync waits for these tasks and reports their first failure. All of them run again after a failure, because they end
    // quickly when there is nothing to do.
    private async Task RunStartupTasksAsync(CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? first = null;
        foreach (IStartupTask task in startupTasks)
        {
            try
            {
                await task.RunAsync(this, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Log.StartupTaskFailed(_logger, error, task.GetType().Name);
                first ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        first?.Throw();
    }
}
