using Microsoft.Extensions.Logging;

namespace TrackStore.Discogs;

/// <summary>The messages of the Discogs client. Event ids are stable: 7100 to 7199.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventId = 7100,
        Level = LogLevel.Debug,
        Message = "Discogs allows {Limit} requests per minute; waiting {Delay} before the next request")]
    public static partial void Waiting(ILogger logger, int limit, TimeSpan delay);

    [LoggerMessage(EventId = 7101, Level = LogLevel.Warning, Message = "Discogs' rate limit is reached; retrying in {Delay}")]
    public static partial void RateLimited(ILogger logger, TimeSpan delay);

    [LoggerMessage(
        EventId = 7102,
        Level = LogLevel.Information,
        Message = "Attempt {Attempt} to reach Discogs failed ({Cause}); retrying in {Delay}")]
    public static partial void Retrying(ILogger logger, int attempt, string cause, TimeSpan delay);

    [LoggerMessage(EventId = 7103, Level = LogLevel.Warning, Message = "Skipped release {ReleaseId}: {Reason}")]
    public static partial void ReleaseSkipped(ILogger logger, long releaseId, string reason);

    [LoggerMessage(
        EventId = 7104,
        Level = LogLevel.Information,
        Message = "The collection or wantlist can't be read, so tracks don't show what the user owns or wants: {Reason}")]
    public static partial void CollectionUnavailable(ILogger logger, string reason);
}
