using Microsoft.Extensions.Logging;

namespace TrackStore.Hosting;

/// <summary>The messages of hosted work. Event ids are stable: 8000 to 8099.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 8000,
        Level = LogLevel.Information,
        Message = "The sync job {Job} ended: {Read} read, {Added} added, {Changed} changed, {Unchanged} unchanged, {Failed} failed")]
    public static partial void SyncEnded(ILogger logger, string job, long read, long added, long changed, long unchanged, long failed);

    [LoggerMessage(
        EventId = 8001,
        Level = LogLevel.Warning,
        Message = "The platform interrupted the sync job {Job}; what it sent until then is stored, and the job runs again in {Interval}")]
    public static partial void SyncInterrupted(ILogger logger, Exception error, string job, TimeSpan interval);

    [LoggerMessage(EventId = 8002, Level = LogLevel.Error, Message = "The sync job {Job} failed; it runs again in {Interval}")]
    public static partial void SyncFailed(ILogger logger, Exception error, string job, TimeSpan interval);

    [LoggerMessage(
        EventId = 8003,
        Level = LogLevel.Error,
        Message = "The housekeeping task {Task} failed; it runs again in {Interval}")]
    public static partial void HousekeepingFailed(ILogger logger, Exception error, string task, TimeSpan interval);

    [LoggerMessage(EventId = 8004, Level = LogLevel.Debug, Message = "There is no housekeeping, because the library can only be read")]
    public static partial void HousekeepingSkipped(ILogger logger);
}
