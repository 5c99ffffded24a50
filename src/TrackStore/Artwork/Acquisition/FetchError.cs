namespace TrackStore.Artwork.Acquisition;

/// <summary>
/// Specifies why a picture could not be fetched or was not accepted. <see cref="FetchResult"/> says what follows from it.
/// </summary>
internal enum FetchError
{
    /// <summary>The URL is relative, has no valid host, or is too long.</summary>
    InvalidUrl,

    /// <summary>The URL's scheme is neither http nor https.</summary>
    UnsupportedScheme,

    /// <summary>The URL contains a user name or password.</summary>
    UrlCredentials,

    /// <summary>The host is not on the public internet, and the options don't allow it.</summary>
    ForbiddenAddress,

    /// <summary>A redirect led to a forbidden URL, or from https to http.</summary>
    ForbiddenRedirect,

    /// <summary>The picture has more bytes than the options allow.</summary>
    TooManyBytes,

    /// <summary>The picture has more pixels than the options allow.</summary>
    TooManyPixels,

    /// <summary>The content is not a picture of an accepted format, whatever its content type says.</summary>
    UnsupportedFormat,

    /// <summary>The content starts like a picture but is damaged.</summary>
    Damaged,

    /// <summary>The response was not complete within the time limit.</summary>
    TimedOut,

    /// <summary>The response ended before it was complete.</summary>
    CutOff,

    /// <summary>The connection broke.</summary>
    ConnectionLost,

    /// <summary>No secure connection could be established: the certificate is not trusted, or there is no common protocol.</summary>
    InsecureConnection,

    /// <summary>The response is not valid HTTP, or does not answer the request.</summary>
    InvalidResponse,

    /// <summary>The response has no content.</summary>
    Empty,

    /// <summary>The server received too many requests (429).</summary>
    RateLimited,

    /// <summary>The server failed (5xx, 408, 425).</summary>
    ServerError,

    /// <summary>The server denied the request (401, 403 and the other 4xx).</summary>
    Denied,

    /// <summary>The server redirected too often.</summary>
    TooManyRedirects,

    /// <summary>The host's lookup failed for a reason of its own.</summary>
    SourceFailed,

    /// <summary>The host's name could not be resolved.</summary>
    NameNotResolved,

    /// <summary>None of the host's addresses accepted a connection.</summary>
    NotConnected,
}
