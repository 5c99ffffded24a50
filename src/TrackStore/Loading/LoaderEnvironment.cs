using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Loading.Cache;

namespace TrackStore.Loading;

/// <summary>What all loaders of a store share.</summary>
/// <param name="options">The limits and lifetimes.</param>
/// <param name="time">The clock that expires cached results.</param>
/// <param name="telemetry">The loaders' metrics and activities.</param>
/// <param name="loggers">Creates the loaders' loggers.</param>
/// <param name="isMemoryLow">Tells whether memory is low, or null to ask the garbage collector.</param>
internal sealed class LoaderEnvironment(
    IOptions<ImageLoaderOptions> options,
    TimeProvider time,
    LoaderTelemetry telemetry,
    ILoggerFactory loggers,
    Func<bool>? isMemoryLow = null)
{
    /// <summary>Gets the limits and lifetimes.</summary>
    public ImageLoaderOptions Options { get; } = options.Value;

    /// <summary>Gets the clock that expires cached results.</summary>
    public TimeProvider Time => time;

    /// <summary>Gets the loaders' metrics and activities.</summary>
    public LoaderTelemetry Telemetry => telemetry;

    /// <summary>Creates a logger.</summary>
    /// <typeparam name="TCategory">The class that logs.</typeparam>
    public ILogger CreateLogger<TCategory>() => loggers.CreateLogger<TCategory>();

    /// <summary>
    /// Creates a monitor that lowers a cache's limit while memory is low. Each cache needs its own, because it is not thread-safe.
    /// </summary>
    public MemoryPressureMonitor CreateMemoryPressureMonitor() => new(time, isMemoryLow);
}
