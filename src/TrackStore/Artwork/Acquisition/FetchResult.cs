using TrackStore.Artwork.Validation;

namespace TrackStore.Artwork.Acquisition;

/// <summary>
/// The result of fetching a picture from a source: a download, or a lookup that the host performs. Messages are complete sentences that
/// contain no secrets.
/// </summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>
    /// Converts the rejection of a picture that a source returned. A registered placeholder means that the source has no picture.
    /// </summary>
    /// <param name="rejected">The rejection.</param>
    public static FetchResult Of(ImageRejectedException rejected) => rejected.Rejection switch
    {
        ImageRejection.KnownPlaceholder => new Absent(),
        ImageRejection.Empty => new Failed(FetchError.Empty, rejected.Message),
        ImageRejection.TooManyBytes => new Refused(FetchError.TooManyBytes, rejected.Message),
        ImageRejection.TooManyPixels => new Refused(FetchError.TooManyPixels, rejected.Message),
        ImageRejection.Damaged => new Refused(FetchError.Damaged, rejected.Message),
        _ => new Refused(FetchError.UnsupportedFormat, rejected.Message),
    };

    /// <summary>The source returned a picture.</summary>
    /// <param name="Data">The encoded picture.</param>
    /// <param name="Validators">The validators of this version of the picture.</param>
    public sealed record Content(ReadOnlyMemory<byte> Data, CacheValidators Validators) : FetchResult;

    /// <summary>The server still has the version that the caller knows.</summary>
    /// <param name="Validators">The known validators, updated with those of the response.</param>
    public sealed record NotModified(CacheValidators Validators) : FetchResult;

    /// <summary>The source has no picture.</summary>
    /// <param name="StatusCode">404 or 410, or null when another source than an HTTP server said so.</param>
    public sealed record Absent(int? StatusCode = null) : FetchResult;

    /// <summary>The picture is not accepted. Another attempt makes sense only after the URL, the options or the network changed.</summary>
    /// <param name="Error">The reason.</param>
    /// <param name="Message">A description for the user.</param>
    /// <param name="IsFinal">
    /// True when the URL or the decoder decided. Otherwise the reason may lie in the network, such as the sign-in page of a public network.
    /// </param>
    public sealed record Refused(FetchError Error, string Message, bool IsFinal = false) : FetchResult
    {
        /// <summary>
        /// Gets a value indicating whether this process's options or image processor decided, so that another process may accept the
        /// picture.
        /// </summary>
        public bool DependsOnProcess { get; init; }
            = Error is FetchError.ForbiddenAddress or FetchError.TooManyBytes or FetchError.TooManyPixels;
    }

    /// <summary>The attempt failed; whether the source has a picture is unknown.</summary>
    /// <param name="Error">The reason.</param>
    /// <param name="Message">A description for the user.</param>
    /// <param name="RetryAt">The earliest time of the next attempt, or null to let the back-off decide.</param>
    public sealed record Failed(FetchError Error, string Message, DateTimeOffset? RetryAt = null) : FetchResult
    {
        /// <summary>
        /// Gets a value indicating whether the failure makes the next waits longer. A slow or broken connection does not: it may be the
        /// user's own.
        /// </summary>
        public bool IsCounted => Error is not (FetchError.TimedOut or FetchError.CutOff or FetchError.ConnectionLost);

        /// <summary>
        /// Gets a value indicating whether the server asked to be left alone, rather than reporting a problem with one picture.
        /// </summary>
        public bool ConcernsHost => Error == FetchError.RateLimited || (Error == FetchError.ServerError && RetryAt is not null);
    }

    /// <summary>No connection could be established, so nothing is known about the source.</summary>
    /// <param name="Error">The reason.</param>
    /// <param name="Message">A description for the user.</param>
    public sealed record Unreachable(FetchError Error, string Message) : FetchResult;
}
