using System.Runtime.CompilerServices;

namespace TrackStore.Presentation.Threading;

/// <summary>
/// The context on which a view model was created, or one of its own when there was none. Awaiting it continues there, at once if the caller
/// is on it already.
/// </summary>
internal sealed class UiContext
{
    private readonly SynchronizationContext _context = SynchronizationContext.Current ?? new SerialContext();
    private volatile bool _isGone;

    /// <summary>Gets a value indicating whether the caller is on the context.</summary>
    public bool IsCurrent => SynchronizationContext.Current == _context;

    /// <summary>Returns the awaiter.</summary>
    public Awaiter GetAwaiter() => new(this);

    // A context that refuses work belongs to a window that is gone. Whoever waits for it is canceled instead of never continued.
    private void Post(Action continuation)
    {
        try
        {
            _context.Post(static state => ((Action)state!)(), continuation);
        }
        catch (Exception error) when (error is InvalidOperationException or OperationCanceledException)
        {
            _isGone = true;
            continuation();
        }
    }

    /// <summary>Continues on the context.</summary>
    internal readonly struct Awaiter(UiContext owner) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => owner.IsCurrent;

        public void GetResult()
        {
            if (owner._isGone)
                throw new OperationCanceledException("The user interface is gone.");
        }

        public void OnCompleted(Action continuation) => owner.Post(continuation);

        public void UnsafeOnCompleted(Action continuation) => owner.Post(continuation);
    }
}
