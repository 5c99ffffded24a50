using Microsoft.Extensions.Logging;

namespace TrackStore.Loading;

/// <summary>The loader's messages, 3000 to 3089.</summary>
internal static partial class LoaderLog
{
    [LoggerMessage(EventId = 3000, Level = LogLevel.Warning, Message = "The {Size} picture of {Subject} {Id} could not be read")]
    public static partial void ReadFailed(ILogger logger, Exception error, ImageSubject subject, long id, ImageSize size);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "A handler of the image loader's events threw an exception")]
    public static partial void HandlerFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "An image loader event could not be posted to the context of its handler")]
    public static partial void PostFailed(ILogger logger, Exception error);
}
