using Microsoft.Extensions.Logging;

namespace TrackStore.Platforms.Spotify;

/// <summary>The messages of the Spotify client. Identifiers stay: 7000 to 7099.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 7000, Level = LogLevel.Debug, Message = "Got an access token for the app; it is renewed at {RenewAt}")]
    public static partial void TokenRenewed(ILogger logger, DateTimeOffset renewAt);

    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "Spotify refuses {Endpoint} to this app; it is not asked for again within {Memory}")]
    public static partial void Refused(ILogger logger, SpotifyEndpoint endpoint, TimeSpan memory);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Warning, Message = "An item of a Spotify answer can't be read and is left out")]
    public static partial void Unreadable(ILogger logger, Exception error);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Debug, Message = "Left out {Count} item(s) of a Spotify answer: episodes, local files, and tracks that were removed")]
    public static partial void LeftOut(ILogger logger, int count);
}
