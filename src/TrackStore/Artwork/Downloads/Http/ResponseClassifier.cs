using System.Net;
using System.Net.Http.Headers;

namespace TrackStore.Artwork.Downloads.Http;

/// <summary>Says what the head of an answer means for the picture.</summary>
internal sealed class ResponseClassifier(ArtworkDownloadOptions options, TimeProvider time)
{
    // 425 (RFC 8470), which HttpStatusCode lacks.
    private const int TooEarly = 425;

    private const int MaxETagLength = 512;

    /// <summary>Tells whether an answer leads to another URL.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>Whether it is a redirect.</returns>
    public static bool IsRedirect(HttpResponseMessage response) => response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>Finds where a redirect leads.</summary>
    /// <param name="from">The URL that was asked.</param>
    /// <param name="response">The answer.</param>
    /// <returns>The absolute URL, or null when the answer names none.</returns>
    public static Uri? FindTarget(Uri from, HttpResponseMessage response)
        => response.Headers.NonValidated.TryGetValues("Location", out HeaderStringValues values) && Uri.TryCreate(from, values.First(), out Uri? target)
            ? target
            : null;

    /// <summary>Reads what an answer tells the picture's version by.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The validators.</returns>
    public static CacheValidators ReadValidators(HttpResponseMessage response)
    {
        string? tag = response.Headers.ETag?.ToString();
        return new CacheValidators(tag is not null && IsEntityTag(tag) ? tag : null, response.Content.Headers.LastModified);
    }

    /// <summary>Tells whether a text is an entity tag that can be sent back. The asterisk, which stands for any version, is none.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsEntityTag(string text)
        => text.Length <= MaxETagLength && text != "*" && EntityTagHeaderValue.TryParse(text, out _);

    /// <summary>Judges an answer that brings no picture.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="known">The validators that were sent, or null.</param>
    /// <returns>What it means, or null when its body is the picture.</returns>
    public FetchResult? Judge(HttpResponseMessage response, CacheValidators? known)
    {
        int status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation => null,
            HttpStatusCode.NoContent or HttpStatusCode.ResetContent => new FetchResult.Failed(FetchFailure.Empty, $"The server answered {status}, without a picture."),
            HttpStatusCode.NotModified => NotModified(response, known),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new FetchResult.Absent(status),
            HttpStatusCode.TooManyRequests => new FetchResult.Failed(FetchFailure.RateLimited, "The server has had too many requests (429).", ReadRetryAfter(response)),
            HttpStatusCode.RequestTimeout => ServerError(response),
            _ when status is TooEarly or >= 500 => ServerError(response),
            _ when status >= 400 => Denied(response),
            _ => new FetchResult.Failed(FetchFailure.InvalidAnswer, $"The server answered {status}, which is no answer to a picture's request."),
        };
    }

    /// <summary>Gives the earliest time at which something is tried again that waiting seldom changes.</summary>
    /// <returns>The time.</returns>
    public DateTimeOffset LongWait() => time.GetUtcNow() + options.DeniedRetryAfter;

    private static FetchResult NotModified(HttpResponseMessage response, CacheValidators? known)
    {
        if (known is not { ETag: not null } and not { LastModified: not null })
            return new FetchResult.Failed(FetchFailure.InvalidAnswer, "The server answered 304 (not modified), though no version was named to it.");

        CacheValidators renewed = ReadValidators(response);
        return new FetchResult.NotModified(new CacheValidators(renewed.ETag ?? known.ETag, renewed.LastModified ?? known.LastModified));
    }

    private FetchResult.Failed ServerError(HttpResponseMessage response)
        => new(FetchFailure.ServerError, $"The server has trouble of its own ({(int)response.StatusCode}).", ReadRetryAfter(response));

    // Not "absent": a provider that blocks or limits its users answers 403 too, and has the picture all the same.
    private FetchResult.Failed Denied(HttpResponseMessage response)
        => new(FetchFailure.Denied, $"The server refuses the request ({(int)response.StatusCode}).", ReadRetryAfter(response) ?? LongWait());

    private DateTimeOffset? ReadRetryAfter(HttpResponseMessage response) => RetryAfter.Read(response, time.GetUtcNow(), options.MaxRetryAfter);
}
