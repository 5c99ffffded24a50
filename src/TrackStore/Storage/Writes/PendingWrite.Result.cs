namespace TrackStore.Storage.Writes;

/// <summary>A write with its result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="write">Plans and writes.</param>
/// <param name="cancellationToken">Cancels the write before the commit.</param>
internal sealed class PendingWrite<T>(
    Func<StoreTransaction, CancellationToken, Task<T>> write,
    CancellationToken cancellationToken) : PendingWrite(cancellationToken)
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Canceled = 2;

    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private int _state = Waiting;

    /// <summary>Waits for the end of the write. A write that has not started ends at once when it is canceled.</summary>
    public async Task<T> WaitAsync()
    {
        using (CancellationToken.UnsafeRegister(static write => ((PendingWrite<T>)write!).Cancel(), this))
            return await _completion.Task.ConfigureAwait(false);
    }

    public override bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Waiting) == Waiting;

    public override void Complete()
    {
        if (Failure is OperationCanceledException && CancellationToken.IsCancellationRequested)
            _completion.TrySetCanceled(CancellationToken);
        else if (Failure is not null)
            _completion.TrySetException(Failure);
        else
            _completion.TrySetResult(_result!);
    }

    protected override async Task RunCoreAsync(StoreTransaction transaction, CancellationToken token)
        => _result = await write(transaction, token).ConfigureAwait(false);

    protected override async Task RunAloneCoreAsync(WriteRunner runner)
    {
        Failure = null;
        try
        {
            _result = await runner.RunAsync(write, CancellationToken).ConfigureAwait(false);
            Complete();
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    private void Cancel()
    {
        if (Interlocked.CompareExchange(ref _state, Canceled, Waiting) == Waiting)
            _completion.TrySetCanceled(CancellationToken);
    }
}
