using Microsoft.Extensions.Logging;
using TrackStore.Spotify.Http;

namespace TrackStore.Spotify;

/// <summary>The messages of the Spotify client. Event ids are stable: 7000 to 7099.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 7000, Level = LogLevel.Debug, Message = "Received an access token for the app; it is renewed at {RenewAt}")]
    public static partial void TokenRenewed(ILogger logger, DateTimeOffset renewAt);

    [LoggerMessage(
        EventId = 7001,
        Level = LogLevel.Information,
        Message = "Spotify refuses {Endpoint} to this app; the client doesn't request it again for {Duration}")]
    public static partial void EndpointRefused(ILogger logger, SpotifyEndpoint endpoint, TimeSpan duration);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Warning, Message = "Skipped an unreadable item of a Spotify response")]
    public static partial void ItemUnreadable(ILogger logger, Exception error);

    [LoggerMessage(
        EventId = 7003,
        Level = LogLevel.Debug,
        Message = "Skipped {Count} item(s) of a Spotify response: episodes, local files, or removed tracks")]
    public static partial void ItemsSkipped(ILogger logger, int count);
}
