using System.Net.Sockets;
using TrackStore.Artwork.Acquisition;

namespace TrackStore.Artwork.Lookups;

/// <summary>Converts exceptions of a host's lookup to results.</summary>
internal static class LookupExceptionClassifier
{
    /// <summary>Converts an exception that was not caused by a cancellation of the caller.</summary>
    public static FetchResult Classify(Exception error)
    {
        string message = FailureReason.Of(error.Message) is { Length: > 0 } text ? text : error.GetType().Name;

        // A server that answered with a status was reached, whatever the inner exceptions say.
        if (error is HttpRequestException { StatusCode: not null })
            return new FetchResult.Failed(FetchError.ServerError, message);
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }:
                    return new FetchResult.Unreachable(FetchError.NameNotResolved, message);
                case HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }:
                    return new FetchResult.Unreachable(FetchError.NotConnected, message);
                case SocketException socket when IsUnreachable(socket.SocketErrorCode):
                    return new FetchResult.Unreachable(FetchError.NotConnected, message);
                case SocketException:
                    return new FetchResult.Failed(FetchError.ConnectionLost, message, RetryAtOf(error));
                case TimeoutException:
                    return new FetchResult.Failed(FetchError.TimedOut, message, RetryAtOf(error));
                case HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }:
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return new FetchResult.Failed(FetchError.CutOff, message, RetryAtOf(error));
            }
        }

        return new FetchResult.Failed(FetchError.SourceFailed, message, RetryAtOf(error));
    }

    private static DateTimeOffset? RetryAtOf(Exception error) => (error as ArtworkLookupException)?.RetryAt;

    private static bool IsUnreachable(SocketError error) => error
        is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoRecovery or SocketError.NoData
        or SocketError.NetworkDown or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.HostUnreachable
        or SocketError.AddressNotAvailable or SocketError.ConnectionRefused or SocketError.TimedOut;
}
