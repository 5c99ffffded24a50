namespace TrackStore.Loading.Scheduling;

/// <summary>Calls the repository, no more than so many times at once and the most urgent first, and times each call.</summary>
/// <param name="queue">Where calls wait for their turn.</param>
/// <param name="telemetry">What is timed.</param>
/// <param name="gate">The loader's lock, which guards every demand.</param>
internal sealed class StoreCalls(ReadQueue queue, LoaderTelemetry telemetry, Lock gate)
{
    private int _running;
    private TaskCompletionSource? _idle;

    /// <summary>Gets how many calls wait for their turn.</summary>
    public int QueueLength => queue.Length;

    /// <summary>Makes who wants a picture known to the queue.</summary>
    /// <returns>The new demand.</returns>
    public Demand Demand() => new(queue);

    /// <summary>
    /// Waits for a turn and makes one call. Each takes a slot of its own: a read that held one while it waits for bytes that another reads could wait
    /// for ever.
    /// </summary>
    /// <typeparam name="T">What the call gives.</typeparam>
    /// <param name="stageName">One of <see cref="LoaderStage"/>.</param>
    /// <param name="demand">How urgent the call is.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Leaves the queue, or cancels the call.</param>
    public async Task<T> RunAsync<T>(string stageName, Demand demand, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ReadTicket ticket;
        lock (gate)
        {
            ticket = demand.Issue();
        }

        try
        {
            await queue.EnterAsync(ticket, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                demand.Return(ticket);
            }
        }

        using LoaderStage stage = telemetry.Begin(stageName);
        try
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            stage.Fail(error);
            throw;
        }
        finally
        {
            queue.Exit();
        }
    }

    /// <summary>Counts work as under way. Called under the loader's lock.</summary>
    public void Begin() => _running++;

    /// <summary>Counts work as ended.</summary>
    public void End()
    {
        TaskCompletionSource? idle;
        lock (gate)
        {
            idle = --_running == 0 ? _idle : null;
        }

        idle?.TrySetResult();
    }

    /// <summary>Waits until no work is under way.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }
}
