using Microsoft.Extensions.Logging;
using TrackStore.Sync;

namespace TrackStore;

/// <summary>The messages of the library. Identifiers stay: 1000 storage, 2000 tracks, 3000 loading, 4000 synchronisation.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Applied {Count} schema migration(s); the database is at {Migration}")]
    public static partial void Migrated(ILogger logger, int count, string migration);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "A subscriber to artwork changes threw an exception")]
    public static partial void SubscriberFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "What other processes changed could not be read; the next look is after {Interval}")]
    public static partial void PollFailed(ILogger logger, Exception error, TimeSpan interval);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Imported {Read} tracks: {Added} added, {Updated} updated, {Unchanged} unchanged, {Rejected} rejected")]
    public static partial void Imported(ILogger logger, long read, long added, long updated, long unchanged, long rejected);

    [LoggerMessage(EventId = 3000, Level = LogLevel.Warning, Message = "The {Size} picture of {Subject} {Id} could not be read")]
    public static partial void ReadFailed(ILogger logger, Exception error, ImageSubject subject, long id, ImageSize size);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "A handler of the image loader's events threw an exception")]
    public static partial void HandlerFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "An image loader event could not be posted to the context of its handler")]
    public static partial void PostFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "The picture {ImageId} could not be decoded")]
    public static partial void DecodeFailed(ILogger logger, Exception error, long imageId);

    [LoggerMessage(EventId = 4001, Level = LogLevel.Debug, Message = "Downloaded {Bytes} bytes of artwork from {Url}")]
    public static partial void ArtworkFetched(ILogger logger, string url, int bytes);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Debug, Message = "The artwork at {Url} has not changed")]
    public static partial void ArtworkNotModified(ILogger logger, string url);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Debug, Message = "There is no artwork at {Url} ({Status})")]
    public static partial void ArtworkAbsent(ILogger logger, string url, int status);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "The artwork at {Url} was refused as {Reason}. {Explanation}")]
    public static partial void ArtworkRefused(ILogger logger, string url, FetchRefusal reason, string explanation);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Information, Message = "The artwork at {Url} could not be downloaded: {Reason}. {Explanation}")]
    public static partial void ArtworkFailed(ILogger logger, string url, FetchFailure reason, string explanation);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Information, Message = "The artwork at {Url} could not be reached: {Cause}")]
    public static partial void ArtworkUnreachable(ILogger logger, string url, FetchOutage cause);
}
