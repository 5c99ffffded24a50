using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Converts exceptions of the HTTP stack to results.</summary>
internal static class FetchExceptionClassifier
{
    /// <summary>Converts an exception that was not caused by a cancellation of the caller.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="url">The requested URL.</param>
    /// <returns>The result, or null when the HTTP stack itself timed out.</returns>
    public static FetchResult? Classify(Exception error, Uri url)
    {
        if (FindResult(error) is { } result)
            return result;
        if (error is OperationCanceledException)
            return null;

        return FindHttpError(error) switch
        {
            HttpRequestError.ResponseEnded => new FetchResult.Failed(
                FetchError.CutOff,
                $"The response of {url.Host} ended before it was complete."),
            HttpRequestError.SecureConnectionError => new FetchResult.Failed(
                FetchError.InsecureConnection,
                $"No secure connection to {url.Host} could be established: "
                    + "its certificate is not trusted, or there is no common protocol."),
            HttpRequestError.InvalidResponse
                or HttpRequestError.ConfigurationLimitExceeded
                or HttpRequestError.HttpProtocolError
                or HttpRequestError.VersionNegotiationError
                => new FetchResult.Failed(
                    FetchError.InvalidResponse,
                    $"The response of {url.Host} is not valid HTTP, or its headers are too long."),
            _ => new FetchResult.Failed(FetchError.ConnectionLost, $"The connection to {url.Host} was lost."),
        };
    }

    private static FetchResult? FindResult(Exception error) => error switch
    {
        FetchException known => known.Result,
        _ => error.InnerException is { } inner ? FindResult(inner) : null,
    };

    private static HttpRequestError? FindHttpError(Exception error) => error switch
    {
        HttpRequestException request when request.HttpRequestError != HttpRequestError.Unknown => request.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        _ => error.InnerException is { } inner ? FindHttpError(inner) : null,
    };
}
