using System.Net.Sockets;

namespace TrackStore.Artwork.Lookups;

/// <summary>Tells what an exception of a look says about its source.</summary>
internal static class LookupFaults
{
    public static LookupFault Of(Exception error)
    {
        // Who answers with a status was reached, whatever else there is.
        if (error is HttpRequestException { StatusCode: not null })
            return LookupFault.Failure;
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError }:
                    return LookupFault.Unreachable;
                case SocketException socket:
                    return IsUnreachable(socket.SocketErrorCode) ? LookupFault.Unreachable : LookupFault.Interruption;
                case TimeoutException:
                case HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }:
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return LookupFault.Interruption;
            }
        }

        return LookupFault.Failure;
    }

    private static bool IsUnreachable(SocketError error) => error
        is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoRecovery or SocketError.NoData
        or SocketError.NetworkDown or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.HostUnreachable
        or SocketError.AddressNotAvailable or SocketError.ConnectionRefused or SocketError.TimedOut;
}
