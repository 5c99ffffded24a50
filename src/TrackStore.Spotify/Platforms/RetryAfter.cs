using System.Net.Http.Headers;

namespace TrackStore.Platforms.Spotify;

/// <summary>Reads how long a server asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Gives the wait, or null when the answer asks for none.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }
}
