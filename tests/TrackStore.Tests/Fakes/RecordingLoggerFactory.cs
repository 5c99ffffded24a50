using Microsoft.Extensions.Logging;

namespace TrackStore.Tests.Fakes;

/// <summary>Gives every category the same logger, which keeps what is logged.</summary>
internal sealed class RecordingLoggerFactory : ILoggerFactory
{
    public RecordingLogger<object> Logger { get; } = new();

    public ILogger CreateLogger(string categoryName) => Logger;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
