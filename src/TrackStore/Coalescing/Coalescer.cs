using System.Diagnostics.CodeAnalysis;

namespace TrackStore.Coalescing;

/// <summary>Lets callers who want the same thing at the same time share one run of the work that gets it.</summary>
/// <typeparam name="TKey">What is wanted; equal keys share a run.</typeparam>
/// <typeparam name="TResult">What the work gives.</typeparam>
internal sealed class Coalescer<TKey, TResult>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Run> _runs = [];

    /// <summary>
    /// Joins the run of the key, or starts one on the thread pool. A failure reaches all who wait and is not remembered. A run whose last
    /// caller left is cancelled, and nobody joins it any more.
    /// </summary>
    /// <param name="key">What is wanted.</param>
    /// <param name="work">The work; it is cancelled when nobody waits for it any more. Ignored when there is a run to join.</param>
    /// <param name="cancellationToken">Makes this caller leave.</param>
    /// <returns>What the run gives.</returns>
    /// <exception cref="OperationCanceledException">This caller left.</exception>
    public Task<TResult> RunAsync(TKey key, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

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
            // The run belongs to all its callers, so it must not see the first one's execution context.
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
            {
                return;
            }
        }

        run.Cancel();
    }

    private void End(Run run)
    {
        lock (_gate)
        {
            Remove(run);
        }
    }

    private bool Remove(Run run) => _runs.TryGetValue(run.Key, out Run? current) && current == run && _runs.Remove(run.Key);

    [SuppressMessage(
        "Design",
        "CA1001",
        Justification = "Without a timer and a wait handle the source holds nothing; the last caller may leave while the work ends.")]
    private sealed class Run(Coalescer<TKey, TResult> owner, TKey key, Func<CancellationToken, Task<TResult>> work) : IThreadPoolWorkItem
    {
        private readonly CancellationTokenSource _cancellation = new();
        private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TKey Key { get; } = key;

        public int Waiters { get; set; }

        public Task<TResult> Result => _result.Task;

        public void Execute() => _ = ExecuteAsync();

        // What is registered on the token is the work's business and must not hold up the caller who leaves.
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
                _ = _result.Task.Exception; // Observed: when all callers left, nobody else will look at it.
            }
        }
    }
}
