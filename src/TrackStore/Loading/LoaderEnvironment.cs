using Microsoft.Extensions.Options;
using TrackStore.Loading.Cache;

namespace TrackStore.Loading;

/// <summary>What all loaders of a store work with.</summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock by which answers expire.</param>
/// <param name="telemetry">What is counted and timed.</param>
/// <param name="isMemoryShort">Tells whether memory is short, or null to ask the garbage collector.</param>
internal sealed class LoaderEnvironment(
    IOptions<ImageLoaderOptions> options,
    TimeProvider time,
    LoaderTelemetry telemetry,
    Func<bool>? isMemoryShort = null)
{
    /// <summary>Gets the limits.</summary>
    public ImageLoaderOptions Options { get; } = options.Value;

    /// <summary>Gets the clock by which answers expire.</summary>
    public TimeProvider Time => time;

    /// <summary>Gets what is counted and timed.</summary>
    public LoaderTelemetry Telemetry => telemetry;

    /// <summary>Makes what lowers a cache's limit while memory is short; each cache has its own, because it isn't safe for several threads.</summary>
    /// <returns>The new one.</returns>
    public MemoryPressureMonitor WatchMemory() => new(time, isMemoryShort);
}
