using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace TrackStore.Loading.Notification;

/// <summary>One handler of an event. It receives results one at a time, in the order in which they were raised.</summary>
/// <typeparam name="TResult">The event's arguments.</typeparam>
internal sealed class LoadEventSubscription<TResult> : IThreadPoolWorkItem
{
    private readonly object _sender;
    private readonly ILogger _logger;
    private readonly CancellationToken _stopped;
    private readonly SynchronizationContext? _context;
    private readonly Queue<TResult> _waiting = [];
    private volatile bool _isEnded;
    private bool _isRunning;

    /// <summary>Initializes a new instance of the <see cref="LoadEventSubscription{TResult}"/> class.</summary>
    /// <param name="sender">The sender that the handler receives.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="context">The context on which the handler is called, or null for the thread pool.</param>
    /// <param name="logger">Logs the handler's exceptions on the thread pool.</param>
    /// <param name="stopped">Once canceled, the handler is not called.</param>
    public LoadEventSubscription(
        object sender,
        EventHandler<TResult> handler,
        SynchronizationContext? context,
        ILogger logger,
        CancellationToken stopped)
    {
        _sender = sender;
        _logger = logger;
        _stopped = stopped;
        Handler = handler;

        // The base class posts to the thread pool, where an unhandled exception would end the process.
        _context = context?.GetType() == typeof(SynchronizationContext) ? null : context;
    }

    /// <summary>Gets the handler.</summary>
    public EventHandler<TResult> Handler { get; }

    /// <summary>Stops all further calls, including scheduled ones.</summary>
    public void End() => _isEnded = true;

    /// <summary>Schedules a call of the handler.</summary>
    /// <param name="result">The event's arguments.</param>
    public void Deliver(TResult result)
    {
        if (_context is null)
        {
            Enqueue(result);
            return;
        }

        try
        {
            _context.Post(_ => Call(result), null);
        }
        catch (Exception error)
        {
            // The window or its thread is gone, which must not fail the load.
            Log.PostFailed(_logger, error);
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        while (TryDequeue(out TResult? result))
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

    private void Enqueue(TResult result)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(result);
            if (_isRunning)
                return;
            _isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TryDequeue([MaybeNullWhen(false)] out TResult result)
    {
        lock (_waiting)
            return _isRunning = _waiting.TryDequeue(out result);
    }

    private void Call(TResult result)
    {
        if (!_isEnded && !_stopped.IsCancellationRequested)
            Handler(_sender, result);
    }
}
