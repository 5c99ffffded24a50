using System.Net;
using System.Net.Http.Headers;
using TrackStore.Artwork.Acquisition;
using TrackStore.Shared.Http;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Interprets the status and headers of responses.</summary>
internal sealed class ResponseClassifier(ArtworkDownloadOptions options, TimeProvider time)
{
    // 425 (RFC 8470), which HttpStatusCode lacks.
    private const int TooEarly = 425;

    private const int MaxETagLength = 512;

    /// <summary>Tells whether a response redirects to another URL.</summary>
    /// <param name="response">The response.</param>
    public static bool IsRedirect(HttpResponseMessage response)
        => response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>Gets the target of a redirect.</summary>
    /// <param name="from">The requested URL.</param>
    /// <param name="response">The response.</param>
    /// <returns>The absolute URL, or null when the response has none.</returns>
    public static Uri? FindTarget(Uri from, HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Location", out HeaderStringValues values))
            return null;
        return Uri.TryCreate(from, values.First(), out Uri? target) ? target : null;
    }

    /// <summary>Reads the validators of a response.</summary>
    /// <param name="response">The response.</param>
    public static CacheValidators ReadValidators(HttpResponseMessage response)
    {
        string? tag = response.Headers.ETag?.ToString();
        return new CacheValidators(tag is not null && IsEntityTag(tag) ? tag : null, response.Content.Headers.LastModified);
    }

    /// <summary>Tells whether a text is an entity tag that can be sent back. The asterisk, which stands for any version, is not.</summary>
    /// <param name="text">The text.</param>
    public static bool IsEntityTag(string text)
        => text.Length <= MaxETagLength && text != "*" && EntityTagHeaderValue.TryParse(text, out _);

    /// <summary>Classifies a response without a picture.</summary>
    /// <param name="response">The response.</param>
    /// <param name="known">The validators that were sent, or null.</param>
    /// <returns>The result, or null when the response's content is the picture.</returns>
    public FetchResult? Classify(HttpResponseMessage response, CacheValidators? known)
    {
        int status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation => null,
            HttpStatusCode.NoContent or HttpStatusCode.ResetContent
                => new FetchResult.Failed(FetchError.Empty, $"The server answered {status}, without a picture."),
            HttpStatusCode.NotModified => NotModified(response, known),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new FetchResult.Absent(status),
            HttpStatusCode.TooManyRequests
                => new FetchResult.Failed(FetchError.RateLimited, "The server received too many requests (429).", ReadRetryAfter(response)),
            HttpStatusCode.RequestTimeout => ServerError(response),
            _ when status is TooEarly or >= 500 => ServerError(response),
            _ when status >= 400 => Denied(response),
            _ => new FetchResult.Failed(
                FetchError.InvalidResponse,
                $"The server answered {status}, which does not fit the request for a picture."),
        };
    }

    /// <summary>Gets the time of the next attempt after a failure that waiting rarely changes.</summary>
    public DateTimeOffset LongRetryAt() => time.GetUtcNow() + options.DeniedRetryAfter;

    private static FetchResult NotModified(HttpResponseMessage response, CacheValidators? known)
    {
        if (known is not { ETag: not null } and not { LastModified: not null })
        {
            return new FetchResult.Failed(
                FetchError.InvalidResponse,
                "The server answered 304 (not modified), although no version was requested.");
        }

        CacheValidators renewed = ReadValidators(response);
        return new FetchResult.NotModified(new CacheValidators(renewed.ETag ?? known.ETag, renewed.LastModified ?? known.LastModified));
    }

    private FetchResult.Failed ServerError(HttpResponseMessage response)
        => new(FetchError.ServerError, $"The server failed ({(int)response.StatusCode}).", ReadRetryAfter(response));

    // Not absent: a provider that blocks or limits its users answers 403 as well, although it has the picture.
    private FetchResult.Failed Denied(HttpResponseMessage response)
        => new(
            FetchError.Denied,
            $"The server denied the request ({(int)response.StatusCode}).",
            ReadRetryAfter(response) ?? LongRetryAt());

    private DateTimeOffset? ReadRetryAfter(HttpResponseMessage response)
    {
        if (RetryAfter.Read(response, time) is not { } delay)
            return null;
        return time.GetUtcNow() + (delay < options.MaxRetryAfter ? delay : options.MaxRetryAfter);
    }
}
