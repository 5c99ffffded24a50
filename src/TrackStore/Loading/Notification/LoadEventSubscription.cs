using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace TrackStore.Loading.Notification;

/// <summary>One handler and where it is called. It sees results in the order in which they were raised, one at a time.</summary>
/// <typeparam name="TResult">What the event carries.</typeparam>
internal sealed class LoadEventSubscription<TResult> : IThreadPoolWorkItem
{
    private readonly object _sender;
    private readonly ILogger _logger;
    private readonly CancellationToken _stopped;
    private readonly SynchronizationContext? _context;
    private readonly Queue<TResult> _waiting = [];
    private volatile bool _isEnded;
    private bool _isRunning;

    public LoadEventSubscription(object sender, EventHandler<TResult> handler, SynchronizationContext? context, ILogger logger, CancellationToken stopped)
    {
        _sender = sender;
        _logger = logger;
        _stopped = stopped;
        Handler = handler;

        // The base class is no context of anybody: it posts to the thread pool, where an exception would end the process.
        _context = context?.GetType() == typeof(SynchronizationContext) ? null : context;
    }

    /// <summary>Gets the handler.</summary>
    public EventHandler<TResult> Handler { get; }

    /// <summary>Stops the calls, also those that are on their way.</summary>
    public void End() => _isEnded = true;

    /// <summary>Has the handler called, and returns before that.</summary>
    /// <param name="result">What the event carries.</param>
    public void Deliver(TResult result)
    {
        if (_context is null)
        {
            Queue(result);
            return;
        }

        try
        {
            _context.Post(_ => Call(result), null);
        }
        catch (Exception error)
        {
            // The window or its thread is gone; that is no reason to fail a load.
            Log.PostFailed(_logger, error);
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        while (TryTake(out TResult? result))
        {
            try
            {
                Call(result);
            }
            catch (Exception error)
            {
                Log.HandlerFailed(_logger, error);
            }
        }
    }

    private void Queue(TResult result)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(result);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TryTake([MaybeNullWhen(false)] out TResult result)
    {
        lock (_waiting)
        {
            return _isRunning = _waiting.TryDequeue(out result);
        }
    }

    private void Call(TResult result)
    {
        if (!_isEnded && !_stopped.IsCancellationRequested)
        {
            Handler(_sender, result);
        }
    }
}
