namespace TrackStore.Artwork.Downloads.Http;

/// <summary>How a download ended: exactly one of the records in here. Messages are plain sentences without what may be secret of a URL.</summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>The picture is here, whole: its header is that of an accepted format within the limits. Not decoded yet.</summary>
    /// <param name="Data">The encoded picture.</param>
    /// <param name="Validators">What tells its version.</param>
    public sealed record Content(ReadOnlyMemory<byte> Data, CacheValidators Validators) : FetchResult;

    /// <summary>The version that the caller knows is still the server's.</summary>
    /// <param name="Validators">What tells it from now on: the known ones, with those that the server renewed.</param>
    public sealed record NotModified(CacheValidators Validators) : FetchResult;

    /// <summary>The server says that there is nothing at this address.</summary>
    /// <param name="StatusCode">404 or 410.</param>
    public sealed record Absent(int StatusCode) : FetchResult;

    /// <summary>The picture is not taken. Asking again is of no use while neither the address nor the options change.</summary>
    /// <param name="Reason">Why not.</param>
    /// <param name="Message">The same in words.</param>
    /// <param name="DecidedByUrl">
    /// Whether the URL alone decided, without a packet sent. Otherwise the network's answer did, which the sign-in page of a public network can have given too.
    /// </param>
    public sealed record Refused(FetchRefusal Reason, string Message, bool DecidedByUrl = false) : FetchResult;

    /// <summary>This attempt failed; whether there is a picture is not known.</summary>
    /// <param name="Reason">What failed.</param>
    /// <param name="Message">The same in words.</param>
    /// <param name="NotBefore">The earliest time of the next attempt that the server asks for or that makes sense, or null when it is up to the caller.</param>
    public sealed record Failed(FetchFailure Reason, string Message, DateTimeOffset? NotBefore = null) : FetchResult;

    /// <summary>No connection could be made, which is not the picture's fault.</summary>
    /// <param name="Cause">What could not be done.</param>
    /// <param name="Message">The same in words.</param>
    public sealed record Offline(FetchOutage Cause, string Message) : FetchResult;
}
