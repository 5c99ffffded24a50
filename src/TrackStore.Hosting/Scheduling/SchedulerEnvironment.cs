using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TrackStore.Hosting.Scheduling;

/// <summary>What all scheduled work of a library shares: the clock, and a logger if the host has logging.</summary>
internal sealed class SchedulerEnvironment(TimeProvider time, ILogger<SchedulerEnvironment>? logger = null)
{
    public ILogger Logger { get; } = logger ?? NullLogger<SchedulerEnvironment>.Instance;

    public IntervalSchedule NewSchedule(TimeSpan interval, TimeSpan jitter, bool runAtStart) => new(time, interval, jitter, runAtStart);
}
