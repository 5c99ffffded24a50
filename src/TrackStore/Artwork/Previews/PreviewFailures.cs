using System.Globalization;
using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Downloads.Queue;

namespace TrackStore.Artwork.Previews;

/// <summary>Creates the exceptions that tell a host why a preview failed.</summary>
internal static class PreviewFailures
{
    /// <summary>Converts the result of a download without a picture.</summary>
    /// <param name="result">The result: refused, failed or unreachable.</param>
    /// <param name="retryAt">When the address is requested again, or null when that is at once.</param>
    public static TrackStoreException Of(FetchResult result, DateTimeOffset? retryAt) => result switch
    {
        FetchResult.Refused refused => Refused(refused, retryAt),
        FetchResult.Failed { Error: FetchError.Empty } empty => new ImageRejectedException(ImageRejection.Empty, empty.Message),
        FetchResult.Failed failed => new ArtworkPreviewException(FailureOf(failed), failed.Message, retryAt),
        FetchResult.Unreachable unreachable => new ArtworkPreviewException(ArtworkPreviewFailure.Unreachable, unreachable.Message, retryAt),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Creates the failure of an address whose server must not be contacted now.</summary>
    /// <param name="host">The server.</param>
    /// <param name="pause">The pause.</param>
    public static ArtworkPreviewException Paused(string host, HostPause pause)
    {
        string time = pause.Until.ToString("u", CultureInfo.InvariantCulture);
        return pause.IsUnreachable
            ? new(ArtworkPreviewFailure.Unreachable, $"{host} was unreachable a moment ago. It is tried again at {time}.", pause.Until)
            : new(ArtworkPreviewFailure.RateLimited, $"{host} asked not to be contacted before {time}.", pause.Until);
    }

    private static TrackStoreException Refused(FetchResult.Refused refused, DateTimeOffset? retryAt) => refused.Error switch
    {
        FetchError.TooManyBytes => new ImageRejectedException(ImageRejection.TooManyBytes, refused.Message),
        FetchError.TooManyPixels => new ImageRejectedException(ImageRejection.TooManyPixels, refused.Message),
        FetchError.UnsupportedFormat => new ImageRejectedException(ImageRejection.UnsupportedFormat, refused.Message),
        FetchError.Damaged => new ImageRejectedException(ImageRejection.Damaged, refused.Message),
        _ => new ArtworkPreviewException(ArtworkPreviewFailure.AddressRefused, refused.Message, retryAt),
    };

    private static ArtworkPreviewFailure FailureOf(FetchResult.Failed failed) => failed switch
    {
        { ConcernsHost: true } => ArtworkPreviewFailure.RateLimited,
        { Error: FetchError.Denied } => ArtworkPreviewFailure.Denied,
        _ => ArtworkPreviewFailure.DownloadFailed,
    };
}
