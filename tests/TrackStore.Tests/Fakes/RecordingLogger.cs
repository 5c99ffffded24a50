using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TrackStore.Tests.Fakes;

/// <summary>Records log entries.</summary>
/// <typeparam name="T">The category.</typeparam>
internal sealed class RecordingLogger<T> : ILogger<T>
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<(EventId Id, LogLevel Level, string Message, Exception? Error)> Entries { get; } = new();

    /// <summary>Gets a task that ends with the first entry.</summary>
    public Task First => _first.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Entries.Enqueue((eventId, logLevel, formatter(state, exception), exception));
        _first.TrySetResult();
    }
}
