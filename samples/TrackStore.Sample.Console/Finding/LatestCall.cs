using System.Threading.Channels;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Finding;

/// <summary>Runs one call at a time: another call cancels the one before, whose answer is no longer wanted.</summary>
/// <param name="events">Where the answer is reported.</param>
/// <param name="stop">Cancels every call.</param>
internal sealed class LatestCall(ChannelWriter<FinderEvent> events, CancellationToken stop) : IDisposable
{
    private static int s_number;
    private CancellationTokenSource? _cancellation;

    /// <summary>Gets the number of the call whose answer is wanted, or null.</summary>
    public int? Number { get; private set; }

    /// <summary>Starts a call, and cancels the one before.</summary>
    /// <param name="call">The call, which gets its number.</param>
    public void Start(Func<int, CancellationToken, Task<FinderEvent>> call)
    {
        Cancel();
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Number = Interlocked.Increment(ref s_number);
        _ = RunAsync(call, Number.Value, _cancellation.Token);
    }

    /// <summary>Tells whether an answer is the wanted one, which then has arrived.</summary>
    public bool Accept(int number)
    {
        if (Number != number)
            return false;
        Number = null;
        return true;
    }

    /// <summary>Cancels the call, if one is running.</summary>
    public void Cancel()
    {
        Number = null;
        _cancellation?.Cancel();
        _cancellation?.Dispose();
        _cancellation = null;
    }

    public void Dispose() => Cancel();

    private async Task RunAsync(Func<int, CancellationToken, Task<FinderEvent>> call, int number, CancellationToken cancellationToken)
    {
        try
        {
            events.TryWrite(await call(number, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Another call has taken its place.
        }
        catch (Exception exception) when (exception is TrackStoreException or ArgumentException)
        {
            events.TryWrite(new FinderEvent.Failed(number, ErrorText.Of(exception)));
        }
    }
}
