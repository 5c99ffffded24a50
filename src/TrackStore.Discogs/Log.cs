using Microsoft.Extensions.Logging;

namespace TrackStore.Discogs;

/// <summary>The messages of the Discogs client. Identifiers stay: 7100 to 7199.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 7100, Level = LogLevel.Debug, Message = "Discogs allows {Limit} requests a minute; waiting {Delay} before the next one")]
    public static partial void Waiting(ILogger logger, int limit, TimeSpan delay);

    [LoggerMessage(EventId = 7101, Level = LogLevel.Warning, Message = "Discogs refused a request as one too many; asking again after {Delay}")]
    public static partial void RateLimited(ILogger logger, TimeSpan delay);

    [LoggerMessage(EventId = 7102, Level = LogLevel.Information, Message = "Attempt {Attempt} to ask Discogs failed ({Cause}); the next one is after {Delay}")]
    public static partial void Retrying(ILogger logger, int attempt, string cause, TimeSpan delay);

    [LoggerMessage(EventId = 7103, Level = LogLevel.Warning, Message = "Release {ReleaseId} is left out: {Reason}")]
    public static partial void ReleaseLeftOut(ILogger logger, long releaseId, string reason);

    [LoggerMessage(EventId = 7104, Level = LogLevel.Information, Message = "It is not known which releases are in the collection and wantlist: {Reason}")]
    public static partial void CollectionUnknown(ILogger logger, string reason);
}
