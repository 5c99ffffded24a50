using System.Globalization;
using System.Net.Http.Headers;

namespace TrackStore.Shared.Http;

/// <summary>Reads the Retry-After header (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>Gets how long the server asks clients to wait before the next request.</summary>
    /// <param name="response">The server's response.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The delay, greater than zero; null when the header is missing, malformed or in the past.</returns>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider time)
    {
        if (!response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values))
            return null;

        // A date is compared with the server's own clock where the response has one, so that a wrong clock on this machine doesn't matter.
        TimeSpan? delay = Parse(values.First().Trim(), response.Headers.Date ?? time.GetUtcNow());
        return delay > TimeSpan.Zero ? delay : null;
    }

    private static TimeSpan? Parse(string text, DateTimeOffset serverNow)
    {
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            // The typed header drops a number that is too large for it; here it counts as the longest delay.
            bool fits = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
            return TimeSpan.FromSeconds(fits ? seconds : int.MaxValue);
        }

        return RetryConditionHeaderValue.TryParse(text, out RetryConditionHeaderValue? condition) ? condition.Date - serverNow : null;
    }
}
