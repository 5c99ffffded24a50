namespace TrackStore.Artwork.Downloads.Http;

/// <summary>What failed in a download.</summary>
internal enum FetchFailure
{
    /// <summary>The whole answer was not here in time.</summary>
    TimedOut,

    /// <summary>The answer ended before it was complete.</summary>
    CutOff,

    /// <summary>The connection broke.</summary>
    ConnectionLost,

    /// <summary>The secure connection could not be set up: a certificate that isn't trusted, or no common protocol.</summary>
    InsecureConnection,

    /// <summary>The answer was not HTTP, or not what was asked for.</summary>
    InvalidAnswer,

    /// <summary>The answer had no bytes.</summary>
    Empty,

    /// <summary>The server has had too many requests (429).</summary>
    RateLimited,

    /// <summary>The server has trouble of its own (5xx, 408, 425).</summary>
    ServerError,

    /// <summary>The server refuses the request (401, 403 and the rest of 4xx).</summary>
    Denied,

    /// <summary>More redirects than are followed.</summary>
    TooManyRedirects,
}
