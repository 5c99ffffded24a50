using System.Net;
using System.Net.Http.Headers;

namespace TrackStore.Discogs.Http;

/// <summary>Reads how long an answer asks to be left alone.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || response.Headers.RetryAfter is not { } header)
            return null;
        return Of(header, time) is { } delay && delay > TimeSpan.Zero ? delay : null;
    }

    private static TimeSpan? Of(RetryConditionHeaderValue header, TimeProvider time) => header.Delta ?? header.Date - time.GetUtcNow();
}
