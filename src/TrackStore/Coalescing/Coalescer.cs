using System.Diagnostics.CodeAnalysis;

namespace TrackStore.Coalescing;

/// <summary>Lets concurrent callers with the same key share one run of their work.</summary>
/// <typeparam name="TKey">The key; equal keys share a run.</typeparam>
/// <typeparam name="TResult">The result of the work.</typeparam>
internal sealed class Coalescer<TKey, TResult>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Run> _runs = [];

    /// <summary>
    /// Joins the run with a key, or starts one on the thread pool. A failure reaches all callers and is not cached. A run is canceled when
    /// its last caller leaves, and cannot be joined after that.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="work">The work, canceled when no caller waits for it. Not used when a run is joined.</param>
    /// <param name="cancellationToken">Cancels this caller's wait.</param>
    /// <returns>The result of the run.</returns>
    /// <exception cref="OperationCanceledException">This caller's wait was canceled.</exception>
    public Task<TResult> RunAsync(TKey key, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TResult>(cancellationToken);

        Run? run;
        bool isNew = false;
        lock (_gate)
        {
            if (!_runs.TryGetValue(key, out run))
            {
                run = new Run(this, key, work);
                _runs.Add(key, run);
                isNew = true;
            }

            run.Waiters++;
        }

        if (isNew)
        {
            // The run belongs to all callers, so it must not capture the first one's execution context.
            ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
        }

        return cancellationToken.CanBeCanceled ? WaitAsync(run, cancellationToken) : run.Result;
    }

    private async Task<TResult> WaitAsync(Run run, CancellationToken cancellationToken)
        => await run.Result.WaitOrLeaveAsync(() => Leave(run), cancellationToken).ConfigureAwait(false)
            ? await run.Result.ConfigureAwait(false)
            : throw new OperationCanceledException(cancellationToken);

    private void Leave(Run run)
    {
        lock (_gate)
        {
            if (--run.Waiters > 0 || !Remove(run))
                return;
        }

        run.Cancel();
    }

    private void End(Run run)
    {
        lock (_gate)
            Remove(run);
    }

    private bool Remove(Run run) => _runs.TryGetValue(run.Key, out Run? current) && current == run && _runs.Remove(run.Key);

    [SuppressMessage(
        "Design",
        "CA1001",
        Justification = "Without a timer or wait handle the source holds no resources, and the last caller may leave while the work ends.")]
    private sealed class Run(Coalescer<TKey, TResult> owner, TKey key, Func<CancellationToken, Task<TResult>> work) : IThreadPoolWorkItem
    {
        private readonly CancellationTokenSource _cancellation = new();
        private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TKey Key { get; } = key;

        public int Waiters { get; set; }

        public Task<TResult> Result => _result.Task;

        public void Execute() => _ = ExecuteAsync();

        // The work's registrations must not delay the caller that leaves.
        public void Cancel() => _ = _cancellation.CancelAsync();

        private async Task ExecuteAsync()
        {
            try
            {
                TResult result = await work(_cancellation.Token).ConfigureAwait(false);
                owner.End(this);
                _result.SetResult(result);
            }
            catch (Exception error)
            {
                owner.End(this);
                _result.SetException(error);
                _ = _result.Task.Exception; // Observed, because no caller may be left to do so.
            }
        }
    }
}
