namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Says what an exception of the HTTP stack means for the picture.</summary>
internal static class FetchExceptionClassifier
{
    /// <summary>Classifies an exception that no cancellation of ours caused.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="url">The URL that was asked.</param>
    /// <returns>What it means, or null when the stack ran out of time by itself.</returns>
    public static FetchResult? Classify(Exception error, Uri url)
    {
        if (Find<AddressRefusedException>(error) is { } refused)
            return new FetchResult.Refused(FetchRefusal.ForbiddenAddress, UrlValidator.ForbiddenAddress(url, refused.Kind));
        if (Find<FetchOutageException>(error) is { } outage)
            return Offline(outage, url);
        if (error is OperationCanceledException)
            return null;
        if (error is InvalidDataException)
            return new FetchResult.Failed(FetchFailure.InvalidAnswer, $"What {url.Host} sent as compressed data is none.");

        return FindHttpError(error) switch
        {
            HttpRequestError.ResponseEnded => new FetchResult.Failed(FetchFailure.CutOff, $"The answer of {url.Host} ended before it was complete."),
            HttpRequestError.SecureConnectionError => new FetchResult.Failed(
                FetchFailure.InsecureConnection,
                $"No secure connection to {url.Host} could be set up: its certificate is not trusted, or there is no common protocol."),
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError
                => new FetchResult.Failed(FetchFailure.InvalidAnswer, $"The answer of {url.Host} is not valid HTTP, or its headers are too long."),
            _ => new FetchResult.Failed(FetchFailure.ConnectionLost, $"The connection to {url.Host} broke."),
        };
    }

    private static FetchResult.Offline Offline(FetchOutageException outage, Uri url) => new(
        outage.Cause,
        outage.Cause == FetchOutage.NameResolution
            ? $"The name {url.Host} could not be resolved."
            : $"No connection to {url.Host} could be made.");

    private static HttpRequestError? FindHttpError(Exception error) => error switch
    {
        HttpRequestException request when request.HttpRequestError != HttpRequestError.Unknown => request.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        _ => error.InnerException is { } inner ? FindHttpError(inner) : null,
    };

    private static TException? Find<TException>(Exception error)
        where TException : Exception
    {
        for (Exception? current = error; current is not null; current = current.InnerException)
        {
            if (current is TException found)
                return found;
        }

        return null;
    }
}
